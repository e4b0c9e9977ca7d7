import { createHash } from 'node:crypto';
import type { StoredTaxQuestion } from '#db/schema/_stored.ts';
import { linesToAsk, UNTAXED, type UntaxedLine } from '#modules/billing/core/index.ts';

/** Who buys, as a tax calculator must know it. */
export interface TaxedBuyer {
  country: string;
  postcode: string | null;
  region: string | null;
  city: string | null;
  address1: string | null;
  isBusiness: boolean;
  /** A VAT number that was checked and is valid. */
  vatId: string | null;
  isExempt: boolean;
}

/** A question to a plugin that has no answer yet. */
export interface AskedTax {
  pluginId: string;
  question: StoredTaxQuestion;
}

/** The question about lines of a buyer in a country; those that correct others and those of no tax are left out. */
export function questionOf(of: {
  pluginId: string;
  buyer: TaxedBuyer;
  lines: readonly UntaxedLine[];
  currency: string;
  pricesIncludeTax: boolean;
  on: Temporal.PlainDate;
}): AskedTax {
  const { pluginId, buyer } = of;
  const asked = linesToAsk(
    of.lines.map(({ amountMinor, taxCategory, corrects }) => ({
      amountMinor: corrects === null && taxCategory !== UNTAXED ? amountMinor : 0n,
      category: taxCategory,
    })),
  );
  return {
    pluginId,
    question: {
      ...{ currency: of.currency, on: of.on.toString(), pricesIncludeTax: of.pricesIncludeTax },
      buyer,
      lines: asked.map(({ lineId, amountMinor, category }) => ({
        ...{ id: lineId, category, amountMinor: amountMinor.toString() },
      })),
    },
  };
}

/** One text for one question, whoever asks: the same question is asked once. */
export function fingerprintOf({ pluginId, question }: AskedTax): string {
  const { buyer, lines, currency, on, pricesIncludeTax } = question;
  const { country, region, postcode, city, address1, isBusiness, vatId, isExempt } = buyer;
  const parts = [
    ...[pluginId, currency, on, pricesIncludeTax],
    ...[country, region, postcode, city, address1, isBusiness, vatId, isExempt],
    lines.map(({ id, amountMinor, category }) => [id, amountMinor, category]),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
