import type { CommandContext } from '#lib/command/command.ts';
import { invitationLink, issueMailToken, userRecipient } from '#modules/identity/index.ts';
import { PAGES } from '../core/links.ts';
import { writeMail } from '../mails/write-mail.ts';
import { readerOf } from './readers.ts';

/** An event about a user account. */
interface UserEvent {
  id: string;
  payload: { userId: string };
  occurredAt: Temporal.Instant;
}

const aboutUser = (event: UserEvent) =>
  ({ key: event.id, clientId: null, about: { kind: 'user', id: event.payload.userId } }) as const;

/** Asks to confirm an address. The link's token is made here and stands nowhere but in the sealed mail. */
export async function mailVerification(ctx: CommandContext, publicUrl: string, event: UserEvent): Promise<void> {
  const user = await userRecipient(ctx, event.payload.userId);
  if (!user || user.isEmailVerified) return;
  const { address, path, expiresAt } = await issueMailToken(ctx, { userId: user.userId, purpose: 'verify_email' });
  await writeMail(ctx, publicUrl, {
    ...aboutUser(event),
    template: 'email_verification',
    to: { ...readerOf(user), address },
    values: (pen) => ({
      recipient_name: user.name,
      verify_url: pen.link(path),
      expires_in: pen.span(expiresAt.since(ctx.realNow)),
    }),
  });
}

/** Sends the link that sets a new password. */
export async function mailPasswordReset(ctx: CommandContext, publicUrl: string, event: UserEvent): Promise<void> {
  const user = await userRecipient(ctx, event.payload.userId);
  if (!user) return;
  const { address, path, expiresAt } = await issueMailToken(ctx, { userId: user.userId, purpose: 'reset_password' });
  await writeMail(ctx, publicUrl, {
    ...aboutUser(event),
    template: 'password_reset',
    to: { ...readerOf(user), address },
    values: (pen) => ({
      recipient_name: user.name,
      reset_url: pen.link(path),
      expires_in: pen.span(expiresAt.since(ctx.realNow)),
      requested_from: '',
    }),
  });
}

/** Invites somebody to the team or to a client account. */
export async function mailInvitation(ctx: CommandContext, publicUrl: string, event: UserEvent): Promise<void> {
  const user = await userRecipient(ctx, event.payload.userId);
  if (!user) return;
  const { address, path, expiresAt } = await invitationLink(ctx, user.userId);
  await writeMail(ctx, publicUrl, {
    ...aboutUser(event),
    template: user.isStaff ? 'staff_invitation' : 'contact_invitation',
    to: { ...readerOf(user), address },
    values: (pen) => ({
      recipient_name: user.name,
      accept_url: pen.link(path),
      expires_in: expiresAt === null ? '' : pen.span(expiresAt.since(ctx.realNow)),
    }),
  });
}

/** Tells that the password was changed. */
export async function mailPasswordChanged(ctx: CommandContext, publicUrl: string, event: UserEvent): Promise<void> {
  const user = await userRecipient(ctx, event.payload.userId);
  if (!user) return;
  await writeMail(ctx, publicUrl, {
    ...aboutUser(event),
    template: 'password_changed',
    to: readerOf(user),
    values: (pen) => ({
      recipient_name: user.name,
      changed_at: pen.moment(event.occurredAt),
      changed_from: '',
      security_url: pen.link(PAGES.security(user.isStaff)),
    }),
  });
}

/** Tells that a login was used in two places and ended. */
export async function mailSessionsRevoked(ctx: CommandContext, publicUrl: string, event: UserEvent): Promise<void> {
  const user = await userRecipient(ctx, event.payload.userId);
  if (!user) return;
  await writeMail(ctx, publicUrl, {
    ...aboutUser(event),
    template: 'sign_in_revoked',
    to: readerOf(user),
    values: (pen) => ({
      recipient_name: user.name,
      occurred_at: pen.moment(event.occurredAt),
      device: '',
      security_url: pen.link(PAGES.security(user.isStaff)),
    }),
  });
}
