/** Shields a piece of text from the direction of the text around it. */
export type Isolate = (text: string) => string;

const FSI = '\u2068';
const LRI = '\u2066';
const PDI = '\u2069';
const RTL_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
// Card and account numbers, IBANs, host names, references: Latin letters and digits with what may stand between them.
const LATIN_RUN = /\+?[\p{Script=Latin}0-9](?:[\p{Script=Latin}\p{Mark}0-9 .,:;@/_#+-]*[\p{Script=Latin}0-9])?/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Isolation for a document of a direction. In a left-to-right document only right-to-left text needs it, so that
 * copied amounts and numbers carry no invisible characters.
 */
export function isolatorFor(direction: 'ltr' | 'rtl'): Isolate {
  return (text) => (direction === 'rtl' || RTL_LETTER.test(text) ? `${FSI}${text}${PDI}` : text);
}

/**
 * Keeps Latin runs of a right-to-left line in their own order: without it `6037-9911` after Arabic letters is shown
 * as `9911-6037`. Left-to-right lines stay as they are.
 */
export function keepLatinRuns(text: string): string {
  if (!RTL_LETTER.test(text)) return text;
  return text.replace(LATIN_RUN, (run) => `${LRI}${run}${PDI}`);
}

/** Removes control characters and direction overrides, which hide what is really written; line feeds stay. */
export function visible(text: string): string {
  return text.replace(UNSEEN, '');
}
