const MASK = '[masked]';

/** Longest text of one field. */
const MAX_LENGTH = 4_000;

/** Secrets that have a shape of their own, wherever they stand in a text. */
const SHAPES: ReadonlyArray<readonly [pattern: RegExp, replacement: string]> = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g, MASK],
  [/\beyJ[\w-]{4,}\.[\w-]{4,}(?:\.[\w-]*)*/g, MASK],
  [/\b(Bearer|Basic|Digest|WHM|cpanel) +[^\s,"']{6,}/gi, `$1 ${MASK}`],
  [/\b(?:sk|pk|rk|whsec|xox[abp]|gh[opsu]|glpat|p1)_[\w-]{8,}/g, MASK],
  [/\bAKIA[0-9A-Z]{16}\b/g, MASK],
  [/([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/@:"']*:[^\s/"']*@/gi, `$1${MASK}@`],
  [
    /\b((?:pass(?:word|wd|phrase)?|secret|token|api[_-]?key|authorization|cookie|cvc|cvv|pin|otp)["']?\s*[=:]\s*["']?)[^\s"',;&}]+/gi,
    `$1${MASK}`,
  ],
  // 256-bit tokens in hex or base64url; ids (36 characters with hyphens) and ordinary words are shorter.
  [/(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{40,}(?![\w-])/gi, MASK],
];

const CARD_LIKE = /(?<![\d.])\d(?:[ -]?\d){12,18}(?![\d.])/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: escaping them is the point
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
const NAMED: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Makes text fit for a log: card numbers, tokens, keys and passwords masked, line ends and unseen characters written as
 * escapes, so that one event stays one line that nobody can forge.
 */
export function mask(text: string): string {
  let masked = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
  for (const [pattern, replacement] of SHAPES) masked = masked.replace(pattern, replacement);
  masked = masked.replace(CARD_LIKE, (digits) => (isCardNumber(digits.replace(/\D/g, '')) ? MASK : digits));
  return masked.replace(UNSEEN, (character) => NAMED[character] ?? escaped(character));
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** The check digit of card numbers (Luhn). */
function isCardNumber(digits: string): boolean {
  const sum = Array.from(digits).reduceRight((total, digit, index) => {
    const value = digit.charCodeAt(0) - 48;
    const doubled = (digits.length - 1 - index) % 2 === 1 ? value * 2 : value;
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
