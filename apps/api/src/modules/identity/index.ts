export { type Access, authenticate, type Presented } from './authenticate.ts';
export { addContact } from './commands/add-contact.ts';
export { createOwner } from './commands/create-owner.ts';
export { impersonateClient } from './commands/impersonate-client.ts';
export { inviteContact } from './commands/invite-contact.ts';
export { logOut } from './commands/log-out.ts';
export { refreshSession } from './commands/refresh-session.ts';
export { registerUser } from './commands/register-user.ts';
export { switchClient } from './commands/switch-client.ts';
export { verifyEmail } from './commands/verify-email.ts';
export { SESSION_LIMITS } from './core/session-limits.ts';
export type {} from './events.ts';
export { guardLogin } from './guard-login.ts';
export { identityJobs } from './jobs.ts';
export { logIn } from './log-in.ts';
export { contactUserIds } from './store/client-contacts.ts';
export { contactsOf } from './store/contacts.ts';
export {
  contactRecipients,
  invitationLink,
  type Recipient,
  staffRecipients,
  userRecipient,
} from './store/mail-recipients.ts';
export { type IssuedMailToken, issueMailToken } from './store/mail-tokens.ts';
export { isGroupInScopes } from './store/staff-scopes.ts';
export { demandGoodPassword } from './store/users.ts';
