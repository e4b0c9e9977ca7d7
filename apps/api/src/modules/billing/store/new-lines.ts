import type { invoiceLines, StoredDiscount } from '#db/schema/billing.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { addDecimals, decimal, decimalText } from '#lib/money/decimal.ts';
import { NO_TAX } from '../core/index.ts';
import type { BilledLine } from '../input.ts';
import type { Taxed } from './invoice-lines.ts';
import { whyColumns } from './line-why.ts';

/** Lines of a draft as they are stored. */
export function newLines(
  ctx: CommandContext,
  invoice: { id: string; clientId: string; currency: string },
  of: { lines: readonly BilledLine[] } & Taxed,
): (typeof invoiceLines.$inferInsert)[] {
  return of.lines.map((line, position) => ({
    tenantId: ctx.tenant.id,
    id: ctx.newId(),
    invoiceId: invoice.id,
    clientId: invoice.clientId,
    currency: invoice.currency,
    kind: line.kind,
    description: line.description,
    subscriptionId: line.subscriptionId ?? null,
    periodStart: line.periodStart === undefined ? null : Temporal.PlainDate.from(line.periodStart),
    periodEnd: line.periodEnd === undefined ? null : Temporal.PlainDate.from(line.periodEnd),
    rateKey: line.rate?.key ?? null,
    rateQuantity: line.rate?.quantity ?? null,
    correctsLineId: line.correctsLineId ?? null,
    isRenewal: line.kind === 'recurring',
    quantity: line.quantity,
    unitPrice: line.unitPriceMinor,
    taxCategory: line.taxCategory,
    ...whyColumns(line.why, of.stated[position]),
    sold: line.sold ?? null,
    discountMinor: of.discounted.discountMinor[position] ?? 0n,
    discounts: someOf(of.discounted.discounts[position]),
    ...taxColumns(of, position),
    netMinor: of.amounts.lines[position]?.netMinor ?? 0n,
    taxMinor: of.amounts.lines[position]?.taxMinor ?? 0n,
    totalMinor: of.amounts.lines[position]?.totalMinor ?? 0n,
    position,
  }));
}

const someOf = (discounts: StoredDiscount[] | undefined) => (discounts?.length ? discounts : null);

/** What the row of a line says of its tax. */
function taxColumns({ taxes, charged }: Taxed, position: number) {
  const { tax, country, reasonCode, textKey, why } = taxes[position] ?? NO_TAX;
  const [first] = tax.components;
  return {
    taxName: first?.name ?? null,
    // Several taxes of one line are shown as one rate; `taxes` tells them apart.
    taxRate: sumOfRates(tax.components),
    tax: {
      category: tax.category,
      components: tax.components.map(({ name, rate, isCompound, taxMinor }) => ({
        ...{ name, rate },
        ...(isCompound === true ? { isCompound } : {}),
        ...(taxMinor === undefined ? {} : { taxMinor: taxMinor.toString() }),
      })),
    },
    taxes: (charged[position] ?? []).map(({ taxMinor, ...one }) => ({ ...one, taxMinor: taxMinor.toString() })),
    taxCountry: country,
    taxReasonCode: reasonCode,
    taxTextKey: textKey,
    taxWhy: why,
  };
}

const sumOfRates = (components: readonly { rate: string }[]): string =>
  decimalText(components.reduce((sum, { rate }) => addDecimals(sum, decimal(rate)), decimal('0')));
