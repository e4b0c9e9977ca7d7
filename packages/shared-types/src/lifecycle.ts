import * as z from 'zod/mini';
import { locale, text } from './schemas.ts';

/** Why somebody leaves, in the words of the provider: locale -> text. */
const reason = z.strictObject({
  key: z.string().check(z.regex(/^[a-z0-9_]{1,40}$/)),
  texts: z
    .record(locale(), text(120))
    .check(
      z.refine((texts) => Object.keys(texts).length > 0 && Object.keys(texts).length <= 20, { error: 'required' }),
    ),
});
export type CancellationReason = z.output<typeof reason>;

const DEFAULT_REASONS: CancellationReason[] = [
  { key: 'too_expensive', texts: { en: 'It costs too much', fa: 'هزینه‌اش زیاد است' } },
  { key: 'not_needed', texts: { en: 'I no longer need it', fa: 'دیگر به آن نیاز ندارم' } },
  { key: 'missing_feature', texts: { en: 'Something is missing', fa: 'چیزی که لازم دارم را ندارد' } },
  { key: 'quality', texts: { en: 'It did not work well', fa: 'خوب کار نکرد' } },
  { key: 'support', texts: { en: 'Support did not help me', fa: 'پشتیبانی کمکی نکرد' } },
  { key: 'moving', texts: { en: 'I am moving to another provider', fa: 'به سرویس‌دهندهٔ دیگری می‌روم' } },
  { key: 'other', texts: { en: 'Something else', fa: 'دلیل دیگری دارم' } },
];

/** What clients may do with subscriptions that run, and how they leave. */
export const subscriptions = z.strictObject({
  clientsMayPause: z._default(z.boolean(), false),
  /** Days after which a client's pause must end; null: they may leave it open. */
  longestPauseDays: z._default(z.nullable(z.int().check(z.gte(1), z.lte(730))), null),
  /** Clients may have the next periods invoiced before their day. */
  clientsMayRenewAhead: z._default(z.boolean(), false),
  /** Clients may end at once, not only with what they have paid. */
  clientsMayEndNow: z._default(z.boolean(), true),
  /** What clients get back when they end at once; staff choose for themselves. */
  unusedOfClients: z._default(z.enum(['none', 'credit']), 'none'),
  /** What clients ask for waits until staff have answered. */
  needsApproval: z._default(z.boolean(), false),
  /** Clients are told of renewals of terms of half a year and more so many days ahead; null: only where a law wants it. */
  renewalNoticeDays: z._default(z.nullable(z.int().check(z.gte(1), z.lte(90))), null),
  reasons: z._default(
    z.array(reason).check(
      z.maxLength(30),
      z.refine((reasons) => new Set(reasons.map(({ key }) => key)).size === reasons.length, { error: 'not_unique' }),
    ),
    DEFAULT_REASONS,
  ),
  /** Whether clients are asked to say it in words of their own, too. */
  words: z._default(z.enum(['none', 'optional', 'required']), 'optional'),
});
