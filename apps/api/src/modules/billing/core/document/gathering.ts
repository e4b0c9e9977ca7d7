type Day = Temporal.PlainDate;

interface Timing {
  readonly invoiceTiming: 'default' | 'single' | 'monthly';
  readonly invoiceDay: number | null;
}

/**
 * The day of the month on which what falls due of a client comes on one invoice; null: each renewal is invoiced at once.
 * The client's own wish comes before the provider's default.
 */
export function gatheringDay(
  client: Timing,
  provider: { readonly gathersInvoices: boolean; readonly invoiceDay: number },
): number | null {
  if (client.invoiceTiming === 'single') return null;
  if (client.invoiceTiming === 'default') return provider.gathersInvoices ? provider.invoiceDay : null;
  return client.invoiceDay ?? provider.invoiceDay;
}

/** When a draft that gathers since a day is issued: on the first such day of a month that is not before it. */
export function gatheredOn(since: Day, day: number): Day {
  const sameMonth = since.with({ day });
  return Temporal.PlainDate.compare(sameMonth, since) < 0 ? sameMonth.add({ months: 1 }) : sameMonth;
}
