import { mutationOf, queryOf, router } from '#trpc/procedures.ts';
import { acceptInvitation } from './commands/accept-invitation.ts';
import { changeEmail } from './commands/change-email.ts';
import { changePassword } from './commands/change-password.ts';
import { createApiKey } from './commands/create-api-key.ts';
import { createRole } from './commands/create-role.ts';
import { deleteRole } from './commands/delete-role.ts';
import { endImpersonation } from './commands/end-impersonation.ts';
import { inviteContact } from './commands/invite-contact.ts';
import { inviteStaff } from './commands/invite-staff.ts';
import { removeContact } from './commands/remove-contact.ts';
import { requestPasswordReset } from './commands/request-password-reset.ts';
import { requestVerification } from './commands/request-verification.ts';
import { resetPassword } from './commands/reset-password.ts';
import { revokeApiKey } from './commands/revoke-api-key.ts';
import { revokeOtherSessions } from './commands/revoke-other-sessions.ts';
import { revokeSession } from './commands/revoke-session.ts';
import { setStaffRoles } from './commands/set-staff-roles.ts';
import { setStaffScope } from './commands/set-staff-scope.ts';
import { setStaffStatus } from './commands/set-staff-status.ts';
import { signUp } from './commands/sign-up.ts';
import { updateContact } from './commands/update-contact.ts';
import { updateProfile } from './commands/update-profile.ts';
import { updateRole } from './commands/update-role.ts';
import { verifyEmail } from './commands/verify-email.ts';
import { exportApiKeys } from './queries/export-api-keys.ts';
import { exportStaff } from './queries/export-staff.ts';
import { listApiKeys } from './queries/list-api-keys.ts';
import { listContacts } from './queries/list-contacts.ts';
import { listSessions } from './queries/list-sessions.ts';
import { listStaff } from './queries/list-staff.ts';
import { me } from './queries/me.ts';
import { permissionMatrix } from './queries/permission-matrix.ts';
import { resetLink } from './queries/reset-link.ts';

/** Log in, refresh, log out, switch account and impersonate are in http/auth-routes.ts: they set cookies. */
export const identityRouter = router({
  me: queryOf(me),
  signUp: mutationOf(signUp),
  requestVerification: mutationOf(requestVerification),
  verifyEmail: mutationOf(verifyEmail),
  requestPasswordReset: mutationOf(requestPasswordReset),
  resetLink: queryOf(resetLink),
  resetPassword: mutationOf(resetPassword),
  acceptInvitation: mutationOf(acceptInvitation),
  changePassword: mutationOf(changePassword),
  changeEmail: mutationOf(changeEmail),
  updateProfile: mutationOf(updateProfile),
  sessions: queryOf(listSessions),
  revokeSession: mutationOf(revokeSession),
  revokeOtherSessions: mutationOf(revokeOtherSessions),
  endImpersonation: mutationOf(endImpersonation),
  staff: queryOf(listStaff),
  exportStaff: queryOf(exportStaff),
  inviteStaff: mutationOf(inviteStaff),
  setStaffRoles: mutationOf(setStaffRoles),
  setStaffScope: mutationOf(setStaffScope),
  setStaffStatus: mutationOf(setStaffStatus),
  permissionMatrix: queryOf(permissionMatrix),
  createRole: mutationOf(createRole),
  updateRole: mutationOf(updateRole),
  deleteRole: mutationOf(deleteRole),
  contacts: queryOf(listContacts),
  inviteContact: mutationOf(inviteContact),
  updateContact: mutationOf(updateContact),
  removeContact: mutationOf(removeContact),
  apiKeys: queryOf(listApiKeys),
  exportApiKeys: queryOf(exportApiKeys),
  createApiKey: mutationOf(createApiKey),
  revokeApiKey: mutationOf(revokeApiKey),
});
