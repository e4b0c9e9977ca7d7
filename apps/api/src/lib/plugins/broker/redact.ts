const HIDDEN = '•••';
/** Values shorter than this would blank half of every text. */
const MIN_LENGTH = 4;
const MAX_SHOWN = 8_192;

/** Field names whose values are secrets wherever they appear. */
const SECRET_NAME =
  /^(pass(word|wd|phrase)?|pwd|secret|client_secret|api_?key|token|access_token|cp_security_token|authorization|session|cookie|cvc|card_?number|number|iban)$/i;

function spellings(value: string): string[] {
  const encoded = encodeURIComponent(value);
  const json = JSON.stringify(value).slice(1, -1);
  const html = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  const base64 = Buffer.from(value, 'utf8').toString('base64').replace(/=+$/, '');
  return [
    value,
    encoded,
    encoded.replaceAll('%20', '+'),
    new URLSearchParams([['', value]]).toString().slice(1),
    json,
    html,
    base64,
  ];
}

/** Every text inside a value, at any depth. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

/** Blanks secrets in texts that people may read. */
export interface Redactor {
  /** Secrets by value, in every spelling they travel in. */
  text(value: string): string;
  /** Also fields with telling names, in JSON, form or any other body; cut to a readable length. */
  body(value: string, extraNames: readonly string[]): string;
  url(value: string, extraNames: readonly string[]): string;
}

function hideJson(value: unknown, secretName: (name: string) => boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => hideJson(item, secretName));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      secretName(name) && typeof inner !== 'object' ? HIDDEN : hideJson(inner, secretName),
    ]),
  );
}

/** `card[number]` is judged by its last part. */
const lastPart = (name: string): string => name.replace(/\]$/, '').split('[').at(-1) ?? name;

function hideForm(text: string, secretName: (name: string) => boolean): string {
  return [...new URLSearchParams(text)]
    .map(([name, value]) => `${name}=${secretName(lastPart(name)) ? HIDDEN : value}`)
    .join('&');
}

function hideFields(text: string, secretName: (name: string) => boolean): string {
  if (/^\s*[[{]/.test(text)) {
    try {
      return JSON.stringify(hideJson(JSON.parse(text), secretName));
    } catch {
      return text;
    }
  }
  return /^[^\s<=&]+=[^\s<]*$/.test(text) ? hideForm(text, secretName) : text;
}

/** A redactor for the secrets of one call. */
export function createRedactor(secrets: readonly string[]): Redactor {
  const needles = [...new Set(secrets.filter((value) => value.length >= MIN_LENGTH).flatMap(spellings))].sort(
    (a, b) => b.length - a.length,
  );
  const text = (value: string): string => needles.reduce((shown, needle) => shown.replaceAll(needle, HIDDEN), value);
  const named = (extra: readonly string[]) => {
    const names = new Set(extra.map((name) => name.toLowerCase()));
    return (name: string): boolean => SECRET_NAME.test(name) || names.has(name.toLowerCase());
  };
  return {
    text,
    body: (value, extra) => text(hideFields(value, named(extra))).slice(0, MAX_SHOWN),
    url(value, extra) {
      const [path = '', query] = value.split('?', 2);
      return text(query === undefined ? path : `${path}?${hideForm(query, named(extra))}`).slice(0, 2048);
    },
  };
}
