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
