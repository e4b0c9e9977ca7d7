import type { EffectState } from '@panel1/shared-types';
import { and, asc, count, desc, eq, inArray, like, ne, type SQL } from 'drizzle-orm';
import { effectAttempts, effects } from '#db/schema/outbox.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { notFound } from '#lib/errors/app-error.ts';

type EffectRow = typeof effects.$inferSelect;

const OPEN: EffectState[] = ['planned', 'sending', 'unknown', 'parked'];

/** True while a call of these kinds about the thing is planned, running, unanswered or waiting for a person. */
export async function hasOpenEffect(
  ctx: QueryContext,
  resource: { kind: string; id: string },
  of: { kinds: readonly string[]; besides?: string | undefined },
): Promise<boolean> {
  const [row] = await ctx.tx
    .select({ id: effects.id })
    .from(effects)
    .where(
      and(
        ofResource(ctx, resource),
        inArray(effects.state, OPEN),
        inArray(effects.kind, [...of.kinds]),
        of.besides ? ne(effects.id, of.besides) : undefined,
      ),
    )
    .limit(1);
  return row !== undefined;
}

function ofResource(ctx: QueryContext, { kind, id }: { kind: string; id: string }): SQL | undefined {
  return and(eq(effects.tenantId, ctx.tenant.id), eq(effects.resourceKind, kind), eq(effects.resourceId, id));
}

/** An effect as staff see it: no lease, no payload. */
export function effectSummary(row: EffectRow) {
  return {
    effectId: row.id,
    kind: row.kind,
    state: row.state,
    resourceKind: row.resourceKind,
    resourceId: row.resourceId,
    clientId: row.clientId,
    attempts: row.attempts,
    code: row.lastCode,
    message: row.lastMessage,
    createdAt: row.createdAt.toString(),
    nextAt: row.state === 'planned' || row.state === 'unknown' ? row.nextAt.toString() : null,
    finishedAt: row.finishedAt?.toString() ?? null,
  };
}

export interface EffectFilter {
  states?: readonly EffectState[] | undefined;
  /** `provisioning.` finds all kinds of a module. */
  kindPrefix?: string | undefined;
  resource?: { kind: string; id: string } | undefined;
}

const MAX_COUNTED = 10_000;

/** Effects, newest first. The total stops counting at ten thousand. */
export async function listEffects(ctx: QueryContext, filter: EffectFilter, page: { limit: number; offset: number }) {
  const { states, kindPrefix, resource } = filter;
  const where = and(
    eq(effects.tenantId, ctx.tenant.id),
    states ? inArray(effects.state, [...states]) : undefined,
    kindPrefix ? like(effects.kind, `${kindPrefix.replaceAll(/[\\%_]/g, '\\$&')}%`) : undefined,
    resource ? ofResource(ctx, resource) : undefined,
  );
  const rows = await ctx.tx
    .select()
    .from(effects)
    .where(where)
    .orderBy(desc(effects.createdAt), desc(effects.id))
    .limit(page.limit)
    .offset(page.offset);
  const some = ctx.tx.select({ id: effects.id }).from(effects).where(where).limit(MAX_COUNTED).as('some');
  const [counted] = await ctx.tx.select({ n: count() }).from(some);
  const total = counted?.n ?? 0;
  return { rows: rows.map(effectSummary), total, isTotalCapped: total >= MAX_COUNTED };
}

/** One effect with everything that was sent and answered, redacted. Throws `request.not_found`. */
export async function getEffect(ctx: QueryContext, effectId: string) {
  const [row] = await ctx.tx
    .select()
    .from(effects)
    .where(and(eq(effects.tenantId, ctx.tenant.id), eq(effects.id, effectId)));
  if (!row) throw notFound();
  const attempts = await ctx.tx
    .select()
    .from(effectAttempts)
    .where(and(eq(effectAttempts.tenantId, ctx.tenant.id), eq(effectAttempts.effectId, effectId)))
    .orderBy(asc(effectAttempts.startedAt), asc(effectAttempts.id));
  return {
    ...effectSummary(row),
    providerRef: row.providerRef,
    log: attempts.map(({ number, step, outcome, code, message, exchanges, durationMs, startedAt }) => ({
      number,
      step,
      outcome,
      code,
      message,
      exchanges,
      durationMs,
      startedAt: startedAt.toString(),
    })),
  };
}
