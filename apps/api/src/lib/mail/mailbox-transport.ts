import { messageProblem } from './mail-message.ts';
import type { MailTransport } from './mail-transport.ts';

/** The built-in mailbox: the caller has stored the mail, where staff can read it, and there it stays. */
export function createMailboxTransport(): MailTransport {
  return {
    kind: 'mailbox',
    async send(message) {
      const problem = messageProblem(message);
      if (problem) return { accepted: false, code: 'invalid_message', safeMessage: problem, class: 'permanent' };
      return { accepted: true, providerRef: message.messageId };
    },
  };
}
