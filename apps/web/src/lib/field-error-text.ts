import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { errorText, hasErrorText } from './error-text.ts';

/** The texts of what can be wrong with one field: codes of the API and of zod, which the form checks with. */
const TEXTS: Readonly<Record<string, MessageDescriptor>> = {
  required: msg`Fill this in.`,
  invalid_type: msg`Fill this in.`,
  too_small: msg`Too short or too small.`,
  too_big: msg`Too long or too large.`,
  invalid_format: msg`This does not have the right form.`,
  invalid_email: msg`Write an e-mail address such as name@example.com.`,
  invalid_regex: msg`This does not have the right form.`,
  invalid_date: msg`Write a date such as 2026-01-31.`,
  invalid_url: msg`Write an address that starts with https://.`,
  invalid_uuid: msg`Choose one of the values.`,
  invalid_value: msg`Choose one of the values.`,
  invalid_union: msg`This does not have the right form.`,
  unknown_key: msg`This is not known here.`,
  unrecognized_keys: msg`This is not known here.`,
  not_unique: msg`Already in use.`,
  taken: msg`Already in use.`,
  custom: msg`This is not right.`,
  invalid: msg`This is not right.`,
  control_characters: msg`This holds characters that cannot be shown.`,
  amount_column: msg`Name the column of the amount, or the one of what came in.`,
  not_xml: msg`This is no XML file.`,
  doctype: msg`This file has a document type, which bank statements never have. It was not read.`,
  not_camt: msg`This is no CAMT.053 statement.`,
  no_account: msg`The statement does not say of which account it is.`,
  no_currency: msg`The statement’s currency is missing, or an entry has another one.`,
  wrong_amount: msg`An amount cannot be read.`,
  wrong_date: msg`A date cannot be read.`,
  wrong_row: msg`A row has a date but no amount.`,
  too_many_entries: msg`The file has more than 10,000 entries. Split it.`,
  no_entries: msg`The file has no entries.`,
  other_currency: msg`The account has a currency that you do not use.`,
  future_date: msg`An entry lies in the future: the date format may be wrong.`,
  electronic_address: msg`This is neither an e-mail address nor a scheme with an identifier such as 0204:991-01234-56.`,
  iban: msg`This is not an account number (IBAN): a digit may be wrong.`,
  unknown_currency: msg`This is not a currency we know.`,
  invalid_amount: msg`Write an amount such as 12.50.`,
  too_many_decimals: msg`This currency has fewer decimals.`,
  password_too_common: msg`This password is easy to guess. Choose one that says nothing about you or this company.`,
  invalid_domain: msg`Write a domain name such as example.com.`,
  invalid_text: msg`Too long, or it holds characters that cannot be shown.`,
  unknown_choice: msg`Choose one of the values.`,
  unknown_option: msg`This is not known here.`,
  unknown_field: msg`This is not known here.`,
  not_yes_or_no: msg`Choose yes or no.`,
  out_of_range: msg`This number is not offered.`,
  one_per_item: msg`One at a time: each needs a name of its own.`,
  already_answered: msg`You have answered this already.`,
  terms_not_accepted: msg`Accept the terms to order.`,
  unknown_variable: msg`This mail has no such variable.`,
  template_broken: msg`This cannot be read. Look at its braces and tags.`,
  template_too_long: msg`This is too long.`,
  unsafe_link: msg`A button must lead to an address that starts with https://.`,
  empty_subject: msg`The subject comes out empty.`,
  vat_format: msg`This cannot be a VAT number of that country: a digit may be missing.`,
  day_of_month: msg`Choose a day from 1 to 28.`,
  pattern_in_use: msg`Another kind of document has these numbers. Choose another pattern.`,
  some_but_not_all: msg`Choose some lines, and leave at least one.`,
  too_many_lines: msg`Together they have too many lines.`,
  step_repeated: msg`This step is there already.`,
  reminder_day: msg`This reminder belongs on the other side of the due date.`,
  terminate_after_suspend: msg`A service ends only after it was suspended: choose a later day.`,
  day_passed: msg`Choose a day after today.`,
  below_least: msg`This is less than the least amount.`,
  above_most: msg`This is more than the most amount.`,
  above_balance: msg`With this your credit would be more than is possible. Choose less.`,
  below_most: msg`This is less than what can be bought at once.`,
  not_in_future: msg`Choose a day in the future.`,
  does_not_match: msg`The two do not match.`,
};

/** The text of a field's error code. Codes of whole errors (`identity.email_taken`) have theirs, too. */
export function fieldErrorText(code: string): MessageDescriptor {
  const known = TEXTS[code];
  if (known) return known;
  return hasErrorText(code) ? errorText(code) : (TEXTS['invalid'] ?? errorText(code));
}

export function hasFieldErrorText(code: string): boolean {
  return code in TEXTS || hasErrorText(code);
}
