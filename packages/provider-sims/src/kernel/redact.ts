import { flatten, parseForm } from './form.ts';

const SECRET = /pass|secret|token|cvc|security|authorization|^session$|api_?key|\bkey\b/i;
const CARD_NUMBER = /\bnumber\b|iban/i;

/** Parameters as the journal may keep them: secrets blanked, card numbers cut to the last four. */
export function redactedParams(...texts: string[]): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const text of texts) {
    for (const [name, value] of flatten(parseForm(text))) {
      if (CARD_NUMBER.test(name)) shown[name] = `…${value.slice(-4)}`;
      else shown[name] = SECRET.test(name) ? '[redacted]' : value.slice(0, 500);
    }
  }
  return shown;
}
