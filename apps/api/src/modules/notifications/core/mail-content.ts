/** The finished texts of a mail, before they become HTML or plain text. Empty pieces are already gone. */
export interface MailContent {
  language: string;
  direction: 'ltr' | 'rtl';
  preview: string;
  heading: string;
  blocks: readonly ContentBlock[];
  buttonFallback: string;
  /** `Questions? Write to {address}.`, filled in; empty where the brand has no address. */
  supportLine: string;
}

export type ContentBlock =
  | { kind: 'paragraph' | 'note'; text: string }
  | { kind: 'facts'; rows: ReadonlyArray<{ label: string; value: string }> }
  | { kind: 'button'; label: string; url: string };

/** Who the mail comes from, as its reader sees it. */
export interface MailBrand {
  name: string;
  /** `#rrggbb`. Text on it is black or white, whichever reads better. */
  accentColour: string;
  /** https address of a picture at most 40 px high. */
  logoUrl?: string;
  supportEmail?: string;
  /** Postal address and company data, one line each. */
  addressLines: readonly string[];
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** True for an address that a mail may lead to: https, or http on this machine. */
export function isSafeLink(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username } = new URL(url);
  if (username !== '') return false;
  if (protocol === 'https:') return true;
  return protocol === 'http:' && (LOOPBACK.has(hostname) || hostname.endsWith('.localhost'));
}
