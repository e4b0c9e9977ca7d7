// Customers and their payment methods: the parts of Stripe's objects that the simulator keeps, named as on the wire.

export type Metadata = Record<string, string>;

export interface Customer {
  id: string;
  object: 'customer';
  address: unknown;
  balance: number;
  created: number;
  currency: null;
  default_source: null;
  delinquent: boolean;
  description: string | null;
  email: string | null;
  invoice_settings: {
    custom_fields: null;
    default_payment_method: string | null;
    footer: null;
    rendering_options: null;
  };
  livemode: false;
  metadata: Metadata;
  name: string | null;
  phone: string | null;
  preferred_locales: string[];
  shipping: null;
  tax_exempt: string;
}

export interface BillingDetails {
  address: { city: null; country: string | null; line1: null; line2: null; postal_code: string | null; state: null };
  email: string | null;
  name: string | null;
  phone: string | null;
  tax_id: null;
}

export interface CardDetails {
  brand: string;
  checks: { address_line1_check: null; address_postal_code_check: null; cvc_check: string };
  country: string;
  display_brand: string;
  exp_month: number;
  exp_year: number;
  fingerprint: string;
  funding: string;
  last4: string;
  networks: { available: string[]; preferred: null };
  three_d_secure_usage: { supported: boolean };
  wallet: null;
}

export interface PaymentMethod {
  id: string;
  object: 'payment_method';
  allow_redisplay: string;
  billing_details: BillingDetails;
  card?: CardDetails;
  sepa_debit?: { bank_code: string; branch_code: string; country: string; fingerprint: string; last4: string };
  created: number;
  customer: string | null;
  livemode: false;
  metadata: Metadata;
  type: 'card' | 'sepa_debit';
}
