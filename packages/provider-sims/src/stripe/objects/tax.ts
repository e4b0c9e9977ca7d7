import type { Metadata } from './customers.ts';

// The parts of Stripe Tax's objects that the simulator keeps, named as on the wire.

export interface TaxAddress {
  city: string | null;
  country: string;
  line1: string | null;
  line2: string | null;
  postal_code: string | null;
  state: string | null;
}

export interface TaxCustomerDetails {
  address: TaxAddress;
  address_source: 'billing' | 'shipping' | null;
  ip_address: null;
  tax_ids: { type: string; value: string }[];
  taxability_override: 'customer_exempt' | 'none' | 'reverse_charge';
}

interface LineItem {
  id: string;
  amount: number;
  amount_tax: number;
  livemode: false;
  metadata: Metadata | null;
  product: null;
  quantity: number;
  reference: string;
  tax_behavior: 'exclusive' | 'inclusive';
  tax_code: string;
}

export interface CalculationLine extends LineItem {
  object: 'tax.calculation_line_item';
  tax_breakdown: unknown[];
}

export interface TransactionLine extends LineItem {
  object: 'tax.transaction_line_item';
  reversal: { original_line_item: string } | null;
  type: 'transaction' | 'reversal';
}

export interface TaxCalculation {
  id: string;
  object: 'tax.calculation';
  amount_total: number;
  currency: string;
  customer: null;
  customer_details: TaxCustomerDetails;
  expires_at: number;
  livemode: false;
  ship_from_details: null;
  shipping_cost: null;
  tax_amount_exclusive: number;
  tax_amount_inclusive: number;
  tax_breakdown: unknown[];
  tax_date: number;
}

export interface TaxTransaction {
  id: string;
  object: 'tax.transaction';
  created: number;
  currency: string;
  customer: null;
  customer_details: TaxCustomerDetails;
  livemode: false;
  metadata: Metadata | null;
  posted_at: number;
  reference: string;
  reversal: { original_transaction: string } | null;
  ship_from_details: null;
  shipping_cost: null;
  tax_date: number;
  type: 'transaction' | 'reversal';
}
