/**
 * A piece of a mail. Every text is Liquid and plain: markup in it is shown, not followed. A piece that comes out empty
 * (a fact without a value, a button without an address) is left out.
 */
export type MailBlock =
  | { kind: 'paragraph'; text: string }
  | { kind: 'facts'; rows: readonly MailFact[] }
  | { kind: 'button'; label: string; url: string }
  | { kind: 'note'; text: string };

export interface MailFact {
  label: string;
  value: string;
}

/** What is saved as a template: the same form for our defaults and for what a tenant writes. */
export interface MailTemplateSource {
  subject: string;
  /** The line that inboxes show beside the subject. */
  preview: string;
  heading: string;
  blocks: readonly MailBlock[];
}

/** Our own texts in one language, typed so that no mail can lack one. */
export type DefaultTemplates<Id extends string> = Readonly<Record<Id, MailTemplateSource>>;
