/** From a day on, until the day on which it no longer holds; null: no end is set. */
export interface TaxPeriod {
  validFrom: Temporal.PlainDate;
  validUntil: Temporal.PlainDate | null;
}

const isBefore = (a: Temporal.PlainDate, b: Temporal.PlainDate) => Temporal.PlainDate.compare(a, b) < 0;

/** True when a day belongs to both: then nobody could say which rate holds. */
export function doPeriodsOverlap(a: TaxPeriod, b: TaxPeriod): boolean {
  const startsBeforeEnd = (one: TaxPeriod, other: TaxPeriod) =>
    other.validUntil === null || isBefore(one.validFrom, other.validUntil);
  return startsBeforeEnd(a, b) && startsBeforeEnd(b, a);
}

/** True for a period that has at least one day. */
export function isPeriod({ validFrom, validUntil }: TaxPeriod): boolean {
  return validUntil === null || isBefore(validFrom, validUntil);
}
