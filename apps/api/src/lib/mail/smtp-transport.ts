import { createTransport } from 'nodemailer';
import { type MailMessage, messageProblem } from './mail-message.ts';
import type { MailResult, MailTransport } from './mail-transport.ts';
import { readSmtpUrl } from './smtp-url.ts';

export interface SmtpLimits {
  /** Milliseconds to connect, default 3,000. */
  connectMs?: number;
  /** Milliseconds for one whole try, default 15,000. */
  totalMs?: number;
}

/**
 * Sends by SMTP. `url` is `smtps://user:password@host:465` or `smtp://host:587`. With a password, and anywhere with
 * smtps, TLS is a must; `smtp` without a password upgrades where the server offers it. Loopback needs none.
 * Throws a TypeError for a URL that is not of this kind.
 */
export function createSmtpTransport(url: string, limits: SmtpLimits = {}): MailTransport {
  const totalMs = limits.totalMs ?? 15_000;
  const mailer = createTransport({
    ...readSmtpUrl(url),
    connectionTimeout: limits.connectMs ?? 3_000,
    dnsTimeout: limits.connectMs ?? 3_000,
    greetingTimeout: totalMs,
    socketTimeout: totalMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    kind: 'smtp',
    async send(message) {
      const problem = messageProblem(message);
      if (problem) return { accepted: false, code: 'invalid_message', safeMessage: problem, class: 'permanent' };
      try {
        const sent = await mailer.sendMail({ ...toMail(message), signal: AbortSignal.timeout(totalMs) });
        return { accepted: true, providerRef: sent.messageId };
      } catch (error) {
        return toFailure(error);
      }
    },
  };
}

/** Addresses go as objects and the envelope is given: nothing is parsed out of text that people wrote. */
function toMail(message: MailMessage) {
  return {
    messageId: message.messageId,
    envelope: { from: message.from.address, to: [message.to.address] },
    from: asNamed(message.from),
    to: asNamed(message.to),
    ...(message.replyTo ? { replyTo: asNamed(message.replyTo) } : {}),
    subject: message.subject,
    text: message.text,
    html: message.html,
    xMailer: false as const,
    // RFC 3834: tells holiday responders not to answer.
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

function asNamed({ address, name }: MailMessage['from']) {
  return { address, name: name ?? '' };
}

const CONNECTION_CODES = new Set(['ECONNECTION', 'ESOCKET', 'EDNS', 'ETLS', 'ECONNREFUSED', 'EPROXY', 'EPROTOCOL']);

function toFailure(error: unknown): MailResult {
  const { code, status } = failureOf(error);
  const failed = (name: string, safeMessage: string, kind: 'transient' | 'permanent'): MailResult => ({
    accepted: false,
    code: name,
    safeMessage: status === undefined ? safeMessage : `${safeMessage} (${status})`,
    class: kind,
  });
  // A wrong password is the operator's to mend; the mail itself is good and waits.
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return failed('smtp_login_refused', 'the mail server refused our login', 'transient');
  if (code === 'ETIMEDOUT' || code === 'EABORT')
    return failed('smtp_timeout', 'the mail server took too long', 'transient');
  if (status !== undefined && status >= 500 && status !== 503) {
    const what = code === 'EENVELOPE' ? 'the mail server refused an address' : 'the mail server refused the mail';
    return failed(code === 'EENVELOPE' ? 'smtp_address_refused' : 'smtp_refused', what, 'permanent');
  }
  if (status !== undefined) return failed('smtp_deferred', 'the mail server asks to try later', 'transient');
  if (code !== undefined && CONNECTION_CODES.has(code)) {
    return failed('smtp_unreachable', 'the mail server cannot be reached', 'transient');
  }
  return failed('smtp_failed', 'the mail could not be sent', 'transient');
}

function failureOf(error: unknown): { code: string | undefined; status: number | undefined } {
  if (typeof error !== 'object' || error === null) return { code: undefined, status: undefined };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const status = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : undefined;
  return { code, status };
}
