import type { QueryContext } from '#lib/command/command.ts';
import { type Money, money } from '#lib/money/money.ts';
import { type BuyerTaxFacts, type DecidedTax, taxedLines, vatIdFacts } from '#modules/billing/core/index.ts';
import { clientTaxFacts } from '#modules/clients/index.ts';
import { readSettings, sellerTaxFacts, taxRateRows } from '#modules/tenants/index.ts';

/** Who would buy: a client, or a visitor by what the checkout knows so far. */
export type Buyer =
  | { clientId: string }
  | {
      country: string;
      postcode?: string | undefined;
      isBusiness?: boolean | undefined;
      /** Of a VAT number that VIES answered about. */
      vatId?: BuyerTaxFacts['vatId'] | undefined;
    };

export interface TaxEstimate {
  isTaxInclusive: boolean;
  net: Money;
  tax: Money;
  total: Money;
  taxes: { name: string; rate: string; tax: Money }[];
  /** Keys of the texts that the invoice will carry: reverse charge and the like. */
  taxTexts: string[];
  /** The VAT number must be checked first; until then the amounts are those that the prices state. */
  isTaxPending: boolean;
}

/** Tax that an invoice of today would have for a buyer: the same computation as the invoice's. */
export async function estimateTaxFor(
  ctx: QueryContext,
  items: readonly { taxCategory: string; amount: Money }[],
  of: { buyer: Buyer; currency: string },
): Promise<TaxEstimate> {
  const { chargesTax, ...seller } = await sellerTaxFacts(ctx);
  const { isTaxInclusive } = await readSettings(ctx, 'billing');
  const { totals, taxes, isPending } = taxedLines(
    {
      ...{ chargesTax, seller, on: ctx.today, pricesIncludeTax: isTaxInclusive },
      buyer: await buyerFacts(ctx, of.buyer),
      rates: chargesTax ? await taxRateRows(ctx) : [],
    },
    items.map(({ amount, taxCategory }) => ({ amountMinor: amount.minor, taxCategory, corrects: null })),
  );
  const amount = (minor: bigint) => money(minor, of.currency);
  return {
    isTaxInclusive,
    net: amount(totals.taxExclusiveMinor),
    tax: amount(totals.taxMinor),
    total: amount(totals.taxInclusiveMinor),
    taxes: totals.groups.flatMap(({ name, rate, taxMinor }) =>
      name === null || rate === null || taxMinor === 0n ? [] : [{ name, rate, tax: amount(taxMinor) }],
    ),
    taxTexts: textsOf(taxes),
    isTaxPending: isPending,
  };
}

async function buyerFacts(ctx: QueryContext, buyer: Buyer): Promise<BuyerTaxFacts> {
  if (!('clientId' in buyer)) {
    const { country, postcode = null, isBusiness = false, vatId = { status: 'none', country: null } } = buyer;
    return { country, postcode, isBusiness, vatId, exemption: null };
  }
  const { country, postcode, isBusiness, taxId, taxIdStatus, exemption } = await clientTaxFacts(ctx, buyer.clientId);
  return { country, postcode, isBusiness, vatId: vatIdFacts(taxId, taxIdStatus), exemption };
}

const textsOf = (taxes: readonly DecidedTax[]) => [...new Set(taxes.flatMap(({ textKey }) => textKey ?? []))];
