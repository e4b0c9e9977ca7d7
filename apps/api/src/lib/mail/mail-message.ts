/** An address with an optional name to show. */
export interface MailAddress {
  address: string;
  name?: string;
}

/** One mail to one person, ready to send. */
export interface MailMessage {
  /** `<unique@domain>`, the same for every try of the same mail, so that a mail sent twice can be recognised. */
  messageId: string;
  from: MailAddress;
  to: MailAddress;
  replyTo?: MailAddress;
  subject: string;
  html: string;
  text: string;
}

const ADDRESS =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i;
const MESSAGE_ID = /^<[a-z0-9._-]{1,128}@[a-z0-9.-]{1,128}>$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const CONTROL = /[\u0000-\u001f\u007f\u0085\u2028\u2029]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: replacing them is the point
const HEADER_UNSAFE = /[\u0000-\u001f\u007f\u0085\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g;

/** Longest subject in characters. */
const MAX_SUBJECT = 200;

/** Makes text fit for one header line: no line ends, control or direction characters, at most `max` characters. */
export function headerText(text: string, max = MAX_SUBJECT): string {
  const line = text.replace(HEADER_UNSAFE, ' ').replace(/\s+/g, ' ').trim();
  const characters = Array.from(line);
  return characters.length <= max ? line : `${characters.slice(0, max - 1).join('')}…`;
}

/** What is wrong with a message, or undefined. A message with a line end in any header field is never sent. */
export function messageProblem(message: MailMessage): string | undefined {
  if (!MESSAGE_ID.test(message.messageId)) return 'the message id is not valid';
  if (CONTROL.test(message.subject)) return 'the subject holds control characters';
  const addresses = [message.from, message.to, ...(message.replyTo ? [message.replyTo] : [])];
  for (const { address, name } of addresses) {
    if (address.length > 254 || !ADDRESS.test(address)) return 'an address is not valid';
    if (name !== undefined && CONTROL.test(name)) return 'a name holds control characters';
  }
  return undefined;
}
