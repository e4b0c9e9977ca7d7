import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { idempotencyKeys } from '#db/schema/kernel.ts';
import { type Actor, actorId } from '#lib/authz/actor.ts';
import { AppError } from '#lib/errors/app-error.ts';
import type { CommandContext } from './command.ts';

interface Claim {
  key: string;
  command: string;
  input: unknown;
}

/** Answer to a retried command: the stored result, or null when this is the first time. */
export type Replay = { value: unknown } | null;

function actorKey(actor: Actor): string {
  return `${actor.kind}:${actorId(actor) ?? 'none'}`;
}

function hash(claim: Claim): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([claim.command, claim.input]))
    .digest();
}

/**
 * Takes the key in the command's own transaction: a second caller with it waits for the first one's commit. Throws
 * `request.idempotency_mismatch` when the key was used for something else.
 */
export async function claimKey(ctx: CommandContext, claim: Claim): Promise<Replay> {
  const row = { tenantId: ctx.tenant.id, actorKey: actorKey(ctx.actor), key: claim.key };
  const requestHash = hash(claim);
  const inserted = await ctx.tx
    .insert(idempotencyKeys)
    .values({ ...row, command: claim.command, requestHash, createdAt: ctx.realNow })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  if (inserted.length > 0) return null;
  const [known] = await ctx.tx.select().from(idempotencyKeys).where(sameKey(row));
  if (!known || !requestHash.equals(known.requestHash)) throw new AppError('request.idempotency_mismatch');
  if (!known.result) throw new AppError('request.already_done');
  return known.result;
}

/** Keeps the result for retries, in the command's transaction. */
export async function storeResult(ctx: CommandContext, key: string, value: unknown): Promise<void> {
  const row = { tenantId: ctx.tenant.id, actorKey: actorKey(ctx.actor), key };
  await ctx.tx
    .update(idempotencyKeys)
    .set({ result: { value: value ?? null } })
    .where(sameKey(row));
}

function sameKey(row: { tenantId: string; actorKey: string; key: string }) {
  return and(
    eq(idempotencyKeys.tenantId, row.tenantId),
    eq(idempotencyKeys.actorKey, row.actorKey),
    eq(idempotencyKeys.key, row.key),
  );
}
