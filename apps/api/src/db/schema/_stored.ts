/** Name and address as they stood when the invoice was issued. */
export interface FrozenParty {
  name: string;
  company?: string | null;
  address: string[];
  country: string;
  taxId?: string | null;
  registrationNumber?: string | null;
  phone?: string | null;
  email?: string | null;
  number?: string | null;
  /** The parts of the address by themselves, as structured invoices want them. */
  parts?: { address1: string; address2: string; city: string; region: string; postcode: string };
  /** Whom to ask about the document. */
  contactName?: string | null;
  /** Where structured invoices are sent to: an e-mail address or `scheme:identifier`. */
  electronicAddress?: string | null;
  /** What the buyer wants to read on its invoices. */
  reference?: string | null;
  /** Where a transfer goes to. */
  account?: { iban: string; bic: string; holder: string } | null;
}

/** The tax of a line: category of EN 16931, and its components with their rates as fractions. */
export interface StoredTax {
  category: 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O' | 'L' | 'M';
  components: { name: string; rate: string; isCompound?: boolean; taxMinor?: string }[];
}

/** Why a tax was decided as it was, see `decideTax`. */
export interface StoredTaxExplanation {
  rule: string;
  inputs: Readonly<Record<string, string>>;
  version: string;
}

/** A tax as it was charged on a line. */
export interface StoredAppliedTax {
  name: string;
  rate: string;
  taxMinor: string;
}

/** Why an amount is as it is: the rule's name, what went in, the version of the rules. */
export interface StoredExplanation {
  rule: string;
  inputs: Readonly<Record<string, string | number | boolean | null>>;
  version: number;
}

/** What coupons know a line by; the period is the first day of the whole one, null before the first is paid. */
export interface StoredSoldAs {
  productId: string;
  cycle: string;
  period: string | null;
  metricId?: string | undefined;
}

/** What was taken off a line, in the order in which it was taken; amounts in whole minor units as prices are stated. */
export interface StoredDiscount {
  source: 'coupon' | 'staff';
  /** Of a coupon. */
  redemptionId: string | null;
  code: string | null;
  kind: 'percent' | 'fixed' | 'free_period';
  /** As a fraction. */
  rate: string | null;
  /** What a fixed discount had to give. */
  fixedMinor: string | null;
  /** Which of the coupon's periods this was, from 0. */
  slot: number;
  /** What this line came to before it, and all lines that it was spread over. */
  lineMinor: string;
  baseMinor: string;
  /** What it took of all of them, and of this line. */
  takenMinor: string;
  amountMinor: string;
}

export interface StoredCouponUse {
  documentId: string;
  use: { subscriptionId: string | null; period: string | null; slot: number; amountMinor: string };
}

/** A coupon as it was redeemed: in the client's currency. */
export interface StoredCouponTerms {
  name: string;
  kind: 'percent' | 'fixed' | 'free_period';
  rate: string | null;
  amountMinor: string | null;
  currency: string;
  duration: 'once' | 'periods' | 'forever';
  periods: number | null;
  productIds: string[];
  cycles: string[];
  /** Missing in what was redeemed before coupons could name usage. */
  metrics?: string[];
  includesOneOff: boolean;
  minimumMinor: string | null;
  isStackable: boolean;
}

/** What a tax calculator is asked; amounts are minor units as text, after discounts, as prices are stated. */
export interface StoredTaxQuestion {
  currency: string;
  on: string;
  pricesIncludeTax: boolean;
  buyer: {
    country: string;
    region: string | null;
    postcode: string | null;
    city: string | null;
    address1: string | null;
    isBusiness: boolean;
    /** One that was checked and is valid. */
    vatId: string | null;
    isExempt: boolean;
  };
  lines: { id: string; amountMinor: string; category: string }[];
}

/** What it said: the taxes of each line, rounded as the calculator wants them on the document. */
export interface StoredTaxAnswer {
  quoteRef: string;
  lines: {
    id: string;
    /** Code of EN 16931. */
    category: string;
    /** Why there is or is no tax, in the calculator's contract's words. */
    treatment: string;
    components: { name: string; jurisdiction: string; country: string; rate: string; taxMinor: string }[];
  }[];
}

/** What a credit note takes back of a record, by the places of the invoice's lines. */
export interface StoredTaxRefund {
  originalId: string;
  pricesIncludeTax: boolean;
  lines: { lineId: string; netMinor: string; taxMinor: string }[];
}
