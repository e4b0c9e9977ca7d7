import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { tenantSettings } from '#db/schema/tenants.ts';
import type { CommandContext, QueryContext } from '#lib/command/command.ts';

// A row of the settings that no form saves: the picture comes another way than its neighbours.
const SECTION = 'logo';

const logo = z.object({
  /** Of the file store. */
  key: z.string().check(z.length(64)),
  /** Part of the content's hash: another picture has another address. */
  version: z.string().check(z.length(16)),
  format: z.enum(['png', 'jpg']),
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
});

/** The tenant's logo; its content is in the file store. */
export type LogoRow = z.infer<typeof logo>;

const mine = (ctx: Pick<QueryContext, 'tenant'>) =>
  and(eq(tenantSettings.tenantId, ctx.tenant.id), eq(tenantSettings.section, SECTION));

export async function readLogo(ctx: Pick<QueryContext, 'tx' | 'tenant'>): Promise<LogoRow | null> {
  const [row] = await ctx.tx.select({ value: tenantSettings.value }).from(tenantSettings).where(mine(ctx));
  return row ? z.parse(logo, row.value) : null;
}

/** Puts a logo in place of the one before, or takes it away; answers the one before. */
export async function replaceLogo(ctx: CommandContext, next: LogoRow | null): Promise<LogoRow | null> {
  const [row] = await ctx.tx
    .select({ value: tenantSettings.value })
    .from(tenantSettings)
    .where(mine(ctx))
    .for('update');
  if (next === null) await ctx.tx.delete(tenantSettings).where(mine(ctx));
  else
    await ctx.tx
      .insert(tenantSettings)
      .values({ tenantId: ctx.tenant.id, section: SECTION, value: next })
      .onConflictDoUpdate({ target: [tenantSettings.tenantId, tenantSettings.section], set: { value: next } });
  return row ? z.parse(logo, row.value) : null;
}

/** Where a logo is served below the tenant's origin. */
export const logoPath = ({ version }: LogoRow): string => `/logo/${version}`;

// Files that no row names, or soon none: written down before they are stored, so that a crash leaves no file behind.
const LOOSE = 'logo_files';
const looseFile = z.object({ key: z.string().check(z.length(64)), since: z.string().check(z.maxLength(40)) });
const looseFiles = z.object({ files: z.array(looseFile).check(z.maxLength(10_000)) });
type LooseFile = z.infer<typeof looseFile>;

const looseOf = (ctx: Pick<QueryContext, 'tenant'>) =>
  and(eq(tenantSettings.tenantId, ctx.tenant.id), eq(tenantSettings.section, LOOSE));

/** Files that the logo does not name; some of them may be on their way to it. */
export async function readLooseFiles(ctx: Pick<QueryContext, 'tx' | 'tenant'>): Promise<LooseFile[]> {
  const [row] = await ctx.tx.select({ value: tenantSettings.value }).from(tenantSettings).where(looseOf(ctx));
  return row ? z.parse(looseFiles, row.value).files : [];
}

/** Changes the list of files that the logo does not name; locked until commit. */
export async function changeLooseFiles(
  ctx: CommandContext,
  change: (files: LooseFile[]) => LooseFile[],
): Promise<void> {
  const row = { tenantId: ctx.tenant.id, section: LOOSE, value: { files: [] } };
  await ctx.tx.insert(tenantSettings).values(row).onConflictDoNothing();
  const [locked] = await ctx.tx
    .select({ value: tenantSettings.value })
    .from(tenantSettings)
    .where(looseOf(ctx))
    .for('update');
  const { files } = z.parse(looseFiles, locked?.value);
  await ctx.tx
    .update(tenantSettings)
    .set({ value: { files: change(files) } })
    .where(looseOf(ctx));
}
