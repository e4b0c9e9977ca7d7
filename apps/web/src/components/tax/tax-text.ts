import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

const OTHER = msg`No tax is charged.`;

/** Texts that the law wants said about the tax of an invoice, by the keys that the API gives. */
const TEXTS: Readonly<Record<string, MessageDescriptor>> = {
  'tax.reverse_charge': msg`Reverse charge: the recipient owes the VAT (Articles 44 and 196 of Directive 2006/112/EC).`,
  'tax.small_business': msg`No VAT is charged: the seller is exempt as a small business.`,
  'tax.outside_scope_business': msg`No VAT is charged: the service is taxable where the recipient is established, who accounts for the tax there.`,
  'tax.outside_scope': msg`No VAT is charged: the service is taxable outside the territory of the seller.`,
  'tax.exempt_client': msg`The recipient is exempt from tax.`,
};

export function taxText(key: string): MessageDescriptor {
  return TEXTS[key] ?? OTHER;
}

/** Why a tax was decided as it was, by the rule that the API names. */
const RULES: Readonly<Record<string, MessageDescriptor>> = {
  home: msg`Sold at home: the seller's own rate.`,
  small_business: msg`The seller charges no tax as a small business.`,
  own_registration: msg`The seller is registered in the buyer's country.`,
  reverse_charge: msg`A business in another member state with a valid VAT number owes the tax itself.`,
  one_stop_shop: msg`A consumer in another member state pays the rate of that state.`,
  under_threshold: msg`Sales to consumers abroad are below the threshold: the seller's own rate.`,
  outside_scope: msg`The buyer is outside the Union's VAT area.`,
  exempt_client: msg`The client holds an exemption.`,
  tax_calculator: msg`A tax calculator decided, by the place of the buyer.`,
  no_rate: msg`No rate is known for the place on that day.`,
};

export function taxRule(rule: string): MessageDescriptor {
  return RULES[rule] ?? OTHER;
}
