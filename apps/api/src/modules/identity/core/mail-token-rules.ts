export type MailTokenPurpose = 'verify_email' | 'reset_password' | 'accept_invitation';

/** Minutes that a mailed link works. An invitation waits for somebody who did not ask for it. */
export const MAIL_TOKEN_MINUTES: Readonly<Record<MailTokenPurpose, number>> = {
  verify_email: 30,
  reset_password: 30,
  accept_invitation: 72 * 60,
};

/** Page that a mailed link opens. The token follows as the fragment (`#…`): browsers do not send it on. */
export const MAIL_TOKEN_PATHS: Readonly<Record<MailTokenPurpose, string>> = {
  verify_email: '/verify-email',
  reset_password: '/reset-password',
  accept_invitation: '/accept-invitation',
};
