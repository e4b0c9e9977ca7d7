/**
 * How a quantity becomes an amount. Amounts and unit prices are decimal texts in minor units of the price's currency
 * (`"0.4"` is less than half a cent), bounds and sizes decimal texts in units, rates fractions such as `"0.013"`.
 */
export type Price =
  | FlatPrice
  | PerUnitPrice
  | GraduatedPrice
  | VolumePrice
  | PackagePrice
  | TieredPackagePrice
  | PercentagePrice
  | GraduatedPercentagePrice;

/** Prices that can follow time: units count by the share of the period for which they were there. */
interface Proratable {
  readonly prorate?: boolean | undefined;
}

/** One amount whatever the quantity. Prorated, it is charged for the share of the period that the usage covers. */
export interface FlatPrice extends Proratable {
  readonly model: 'flat';
  readonly amountMinor: string;
}

export interface PerUnitPrice extends Proratable {
  readonly model: 'per_unit';
  readonly unitPriceMinor: string;
}

/** Units above the bound before it up to and including its own. The last tier of a price has no bound (`null`). */
interface Bounded {
  readonly upTo: string | null;
}

export interface UnitTier extends Bounded {
  readonly unitPriceMinor: string;
  /** Charged once when the tier is reached. */
  readonly flatMinor?: string | undefined;
}

interface UnitTiered extends Proratable {
  readonly tiers: readonly UnitTier[];
  /** Charges the flat amount of the first tier when there are no units. */
  readonly flatAtZero?: boolean | undefined;
}

/** Each unit at the price of the tier that it falls in. */
export interface GraduatedPrice extends UnitTiered {
  readonly model: 'graduated';
}

/** All units at the price of the tier that their number reaches: the amount can fall at a bound (see priceWarnings). */
export interface VolumePrice extends UnitTiered {
  readonly model: 'volume';
}

/** Whole blocks; a block that is begun is charged. */
export interface PackagePrice {
  readonly model: 'package';
  readonly size: string;
  readonly blockPriceMinor: string;
  readonly freeUnits?: string | undefined;
}

export interface PackageTier extends Bounded {
  readonly size: string;
  readonly blockPriceMinor: string;
}

/** Whole blocks by tier: each tier's own units (`each_tier`), or all units in blocks of the tier reached (`reached_tier`). */
export interface TieredPackagePrice {
  readonly model: 'tiered_package';
  readonly charge: 'each_tier' | 'reached_tier';
  readonly tiers: readonly PackageTier[];
  readonly freeUnits?: string | undefined;
}

/** A share of the value of each transaction; a transaction is one entry of the usage. */
export interface PercentagePrice {
  readonly model: 'percentage';
  readonly rate: string;
  /** What one unit is worth in minor units: `"100"` where events report euros, `"1"` where they report cents. */
  readonly unitValueMinor: string;
  /** Added for each transaction that is not free. */
  readonly fixedMinor?: string | undefined;
  /** Units that cost nothing, and transactions that cost nothing, in event order; with both, the limit reached first ends it. */
  readonly freeUnits?: string | undefined;
  readonly freeEvents?: number | undefined;
  /** Bounds of what one transaction costs, its fixed amount included. */
  readonly minimumMinor?: string | undefined;
  readonly maximumMinor?: string | undefined;
}

export interface PercentageTier extends Bounded {
  readonly rate: string;
  readonly flatMinor?: string | undefined;
}

/** A share of the summed value, each part of it at the rate of the tier that it falls in. */
export interface GraduatedPercentagePrice {
  readonly model: 'graduated_percentage';
  readonly tiers: readonly PercentageTier[];
  readonly unitValueMinor: string;
  readonly flatAtZero?: boolean | undefined;
}
