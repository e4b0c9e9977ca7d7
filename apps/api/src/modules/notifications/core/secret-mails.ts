import type { TemplateId } from './template-contexts.ts';

// Their links open an account: kept no longer than needed, and never written again.
const SECRET: ReadonlySet<TemplateId> = new Set([
  'email_verification',
  'password_reset',
  'staff_invitation',
  'contact_invitation',
]);

/** True for a mail whose link is a key. Its text is dropped once a mail server has taken it. */
export function holdsKey(template: TemplateId): boolean {
  return SECRET.has(template);
}
