import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { findUser, ownUser } from '../store/users.ts';

/** Mails the verification link again. Nothing happens when the address is verified already. */
export const requestVerification = defineCommand({
  name: 'identity.request_verification',
  permission: 'self',
  limits: [{ by: 'actor', points: 3, seconds: 3600 }],
  input: z.strictObject({}),
  example: () => ({}),
  async run(ctx) {
    const { userId } = ownUser(ctx);
    const user = await findUser(ctx, userId);
    const isNeeded = user !== undefined && user.emailVerifiedAt === null;
    if (isNeeded) ctx.emit('user.verification_requested', { userId });
    return { isSent: isNeeded };
  },
  audit: () => null,
});
