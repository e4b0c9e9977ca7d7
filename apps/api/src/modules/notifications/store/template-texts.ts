import { and, eq } from 'drizzle-orm';
import * as z from 'zod/mini';
import { mailTemplates } from '#db/schema/notifications.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { mailLanguage } from '../core/mail-languages.ts';
import type { TemplateId } from '../core/template-contexts.ts';
import type { MailTemplateSource } from '../core/template-source.ts';
import { mailTemplateSource } from '../mails/validate-template.ts';

export type TemplateRow = typeof mailTemplates.$inferSelect;

/** The tenant's own wording in exactly this locale; null when it uses ours, or when its row cannot be read any more. */
export async function ownTemplate(
  ctx: QueryContext,
  template: TemplateId,
  locale: string,
): Promise<{ source: MailTemplateSource; updatedAt: Temporal.Instant } | null> {
  const [row] = await ctx.tx
    .select()
    .from(mailTemplates)
    .where(
      and(
        eq(mailTemplates.tenantId, ctx.tenant.id),
        eq(mailTemplates.template, template),
        eq(mailTemplates.locale, locale),
      ),
    );
  if (!row) return null;
  const parsed = z.safeParse(mailTemplateSource, { subject: row.subject, ...jsonOf(row.body) });
  return parsed.success ? { source: parsed.data, updatedAt: row.updatedAt } : null;
}

function jsonOf(text: string): object {
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null ? value : {};
}

/** The tenant's wording for a reader: of the locale, else of its language; null: ours is used. */
export async function wordingFor(
  ctx: QueryContext,
  template: TemplateId,
  locale: string,
): Promise<MailTemplateSource | null> {
  const language = mailLanguage(locale).language;
  for (const candidate of new Set([locale, locale.split('-')[0] ?? locale, language])) {
    const own = await ownTemplate(ctx, template, candidate);
    if (own) return own.source;
  }
  return null;
}
