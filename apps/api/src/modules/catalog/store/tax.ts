import type { QueryContext } from '#lib/command/command.ts';
import { type Money, money } from '#lib/money/money.ts';
import { type BuyerTaxFacts, type DecidedTax, taxedLines, vatIdFacts } from '#modules/billing/core/index.ts';
import { clientTaxFacts } from '#modules/clients/index.ts';
import { type AskedTax, quotedLines, type TaxedBuyer } from '#modules/taxation/index.ts';
import { calculatorsByCountry, readSettings, sellerTaxFacts, taxRateRows } from '#modules/tenants/index.ts';

/** Who would buy: a client, or a visitor by what the checkout knows so far. */
export type Buyer =
  | { clientId: string }
  | {
      country: string;
      postcode?: string | undefined;
      isBusiness?: boolean | undefined;
      region?: string | undefined;
      city?: string | undefined;
      address1?: string | undefined;
      /** Of a VAT number that VIES answered about. */
      vatId?: BuyerTaxFacts['vatId'] | undefined;
      vatNumber?: string | undefined;
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
  /** What a tax calculator has not answered yet. */
  asked: AskedTax | null;
}

/** Tax that an invoice of today would have for a buyer: the same computation as the invoice's. */
export async function estimateTaxFor(
  ctx: QueryContext,
  items: readonly { taxCategory: string; amount: Money }[],
  of: { buyer: Buyer; currency: string },
): Promise<TaxEstimate> {
  const { chargesTax, ...seller } = await sellerTaxFacts(ctx);
  const { isTaxInclusive } = await readSettings(ctx, 'billing');
  const { buyer, taxedBuyer } = await buyerFacts(ctx, of.buyer);
  const calculator = (await calculatorsByCountry(ctx)).get(taxedBuyer.country) ?? null;
  const quoted = await quotedLines(ctx, {
    ...{ pluginId: calculator, buyer: taxedBuyer, exemption: buyer.exemption, currency: of.currency },
    ...{ pricesIncludeTax: isTaxInclusive, on: ctx.today },
    lines: items.map(({ amount, taxCategory }) => ({ amountMinor: amount.minor, taxCategory, corrects: null })),
  });
  const { totals, taxes, isPending } = taxedLines(
    {
      ...{ chargesTax, seller, on: ctx.today, pricesIncludeTax: isTaxInclusive, calculator, buyer },
      rates: chargesTax ? await taxRateRows(ctx) : [],
    },
    quoted.lines,
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
    asked: quoted.asked,
  };
}

interface BuyerFacts {
  buyer: BuyerTaxFacts;
  taxedBuyer: TaxedBuyer;
}

async function buyerFacts(ctx: QueryContext, of: Buyer): Promise<BuyerFacts> {
  if (!('clientId' in of)) {
    const { country, postcode = null, isBusiness = false, vatId = { status: 'none', country: null }, vatNumber } = of;
    const address = { region: of.region || null, city: of.city || null, address1: of.address1 || null };
    const valid = vatId.status === 'valid' ? (vatNumber ?? null) : null;
    return {
      buyer: { country, postcode, isBusiness, vatId, exemption: null },
      taxedBuyer: { country, postcode: postcode || null, ...address, isBusiness, vatId: valid, isExempt: false },
    };
  }
  const facts = await clientTaxFacts(ctx, of.clientId);
  const { country, postcode, region, city, address1, isBusiness, taxId, taxIdStatus, exemption } = facts;
  const vatId = vatIdFacts(taxId, taxIdStatus);
  const valid = vatId.status === 'valid' ? taxId : null;
  return {
    buyer: { country, postcode, isBusiness, vatId, exemption },
    taxedBuyer: { country, postcode, region, city, address1, isBusiness, vatId: valid, isExempt: exemption !== null },
  };
}

const textsOf = (taxes: readonly DecidedTax[]) => [...new Set(taxes.flatMap(({ textKey }) => textKey ?? []))];
