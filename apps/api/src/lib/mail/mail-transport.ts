import type { MailMessage } from './mail-message.ts';

/**
 * What became of one try. `transient` may be tried again with the same message id; `permanent` will fail again.
 * `safeMessage` is ours and holds nothing of the server's answer but its number.
 */
export interface MailResult {
  accepted: boolean;
  providerRef?: string;
  code?: string;
  safeMessage?: string;
  class?: 'transient' | 'permanent';
}

/** The way out for mail. `send` never rejects: every outcome is a result. */
export interface MailTransport {
  /** `mailbox`: the mail stays here, where staff read it. */
  readonly kind: 'smtp' | 'mailbox';
  send(message: MailMessage): Promise<MailResult>;
}
