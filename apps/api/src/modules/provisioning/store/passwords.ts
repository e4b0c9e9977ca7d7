import { randomInt } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { serviceSecrets } from '#db/schema/provisioning.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';
import type { Place } from '#lib/crypto/envelope.ts';
import type { ServiceRow } from './services.ts';

// Without 0/O, 1/l/I: passwords are read aloud. Every class is there, since panels ask for them.
const CLASSES = ['abcdefghijkmnopqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '-_.!+'] as const;
const LENGTH = 20;

const pick = (from: string): string => from.charAt(randomInt(from.length));

/** A password of 20 characters, about 118 bits, with every class that panels ask for. */
export function generatePassword(): string {
  const characters = [
    ...CLASSES.map(pick),
    ...Array.from({ length: LENGTH - CLASSES.length }, () => pick(CLASSES.join(''))),
  ];
  for (let last = characters.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [characters[last], characters[other]] = [characters[other] ?? '', characters[last] ?? ''];
  }
  return characters.join('');
}

const place = (ctx: QueryContext, serviceId: string): Place => ({
  tenantId: ctx.tenant.id,
  table: 'service_secrets',
  column: 'password_encrypted',
  rowId: serviceId,
});

const one = (ctx: QueryContext, serviceId: string) =>
  and(eq(serviceSecrets.tenantId, ctx.tenant.id), eq(serviceSecrets.serviceId, serviceId));

/** Seals the password that the account has, or is about to get: kept before the call, so that no answer can lose it. */
export async function keepPassword(ctx: CommandContext, service: ServiceRow, password: string): Promise<void> {
  const passwordEncrypted = await ctx.kernel.envelope.seal(ctx.tx, place(ctx, service.id), password);
  const stored = { passwordEncrypted, updatedAt: ctx.realNow };
  await ctx.tx
    .insert(serviceSecrets)
    .values({ tenantId: ctx.tenant.id, serviceId: service.id, clientId: service.clientId, ...stored })
    .onConflictDoUpdate({ target: [serviceSecrets.tenantId, serviceSecrets.serviceId], set: stored });
}

/** The kept password, for the call that sets it; null when there is none. */
export async function openPassword(ctx: QueryContext, serviceId: string): Promise<string | null> {
  const [row] = await ctx.tx.select().from(serviceSecrets).where(one(ctx, serviceId));
  return row ? ctx.kernel.envelope.open(ctx.tx, place(ctx, serviceId), row.passwordEncrypted) : null;
}

/** Forgets the password of an account that is gone. */
export async function dropPassword(ctx: CommandContext, serviceId: string): Promise<void> {
  await ctx.tx.delete(serviceSecrets).where(one(ctx, serviceId));
}
