// Control characters except line feeds, and direction overrides: they hide what is really written.
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f\u0085\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
const RTL_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const LINK_LIKE = /:\/\/|www\.|\.[a-z]{2,}\//i;

type Values = Readonly<Record<string, string>>;

/**
 * Makes the values of a mail safe to read. A person's name that carries a web address is left out: sign-up forms are
 * used to have other people's advertisements mailed to strangers.
 */
export function cleanValues(values: Values): Record<string, string> {
  const clean = Object.entries(values).map(([name, value]): [string, string] => {
    const text = value.replace(UNSEEN, '').trim();
    return [name, name === 'recipient_name' && LINK_LIKE.test(text) ? '' : text];
  });
  return Object.fromEntries(clean);
}

/** Shields values from the direction of the sentence around them (U+2068 and U+2069 are invisible). */
export function isolatedValues(values: Values, direction: 'ltr' | 'rtl'): Record<string, string> {
  const isolated = Object.entries(values).map(([name, value]): [string, string] => {
    const needed = value !== '' && (direction === 'rtl' || RTL_LETTER.test(value));
    return [name, needed ? `\u2068${value}\u2069` : value];
  });
  return Object.fromEntries(isolated);
}
