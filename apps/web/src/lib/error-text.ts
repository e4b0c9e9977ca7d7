import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

const TEXTS: Readonly<Record<string, MessageDescriptor>> = {
  network: msg`The server could not be reached. Check your connection and try again.`,
  internal: msg`Something went wrong on our side. Try again; if it stays, tell support the time it happened.`,
  internal_server_error: msg`Something went wrong on our side. Try again; if it stays, tell support the time it happened.`,
  unauthorized: msg`Your session has ended. Log in again.`,
  forbidden: msg`Your role does not allow this.`,
  not_found: msg`This does not exist, or you may not see it.`,
  conflict: msg`Somebody changed this in the meantime. Reload and try again.`,
  invalid_input: msg`Check the marked fields.`,
  bad_request: msg`Check the marked fields.`,
  too_many_requests: msg`Too many attempts. Wait a moment and try again.`,
  timeout: msg`The server took too long to answer. Try again.`,
  required: msg`Required.`,
  too_small: msg`Too short or too small.`,
  too_big: msg`Too long or too large.`,
  invalid_type: msg`Required.`,
  invalid_format: msg`Not a valid value.`,
  invalid_value: msg`Not a valid value.`,
  not_unique: msg`Already in use.`,
  control_characters: msg`Contains characters that are not allowed.`,
  unknown_currency: msg`Not a currency we know.`,
  invalid_amount: msg`Write an amount such as 12.50.`,
  too_many_decimals: msg`Too many decimals for this currency.`,
};

const extra = new Map<string, MessageDescriptor>();

/** A feature adds the texts of its module's error codes, once, in its routes.tsx. */
export function registerErrorTexts(texts: Readonly<Record<string, MessageDescriptor>>): void {
  for (const [code, text] of Object.entries(texts)) extra.set(code, text);
}

/**
 * The text of an error code. `billing.invoice_already_paid` is looked up whole, then by its last part; a code without
 * a text of its own gives the general one, never the code itself.
 */
export function errorText(code: string): MessageDescriptor {
  const short = code.slice(code.lastIndexOf('.') + 1);
  return extra.get(code) ?? TEXTS[code] ?? extra.get(short) ?? TEXTS[short] ?? generalText;
}

/** True for a code that has a text. */
export function hasErrorText(code: string): boolean {
  return errorText(code) !== generalText;
}

const generalText = msg`This could not be done. Reload the page and try again.`;
