import { localDate, text } from '@panel1/shared-types/schemas';
import { BILLING_CYCLES, COUPON_DURATIONS, COUPON_KINDS } from '@panel1/shared-types/states';
import * as z from 'zod/mini';
import type { api, RouterOutputs } from '#lib/trpc.ts';

export type Coupon = RouterOutputs['coupons']['get'];
export type CouponRow = RouterOutputs['coupons']['list']['rows'][number];
type Terms = Parameters<typeof api.coupons.update.mutate>[0];

const count = () => z.string().check(z.regex(/^\d{0,6}$/));
const date = () => z.union([z.literal(''), localDate()]);
const percent = () => z.string().check(z.regex(/^(\d{1,3}([.,]\d{1,3})?)?$/));
// What was never touched has no value yet.
const amounts = () => z.record(z.string(), z.optional(z.string()));
const chosen = () => z.record(z.string(), z.optional(z.boolean()));

/** What the form holds: texts as they are typed. */
export const couponForm = z.object({
  name: text(120),
  code: z.string().check(z.trim(), z.regex(/^([A-Za-z0-9][A-Za-z0-9_-]{1,38}[A-Za-z0-9])?$/)),
  kind: z.enum(COUPON_KINDS),
  percent: percent(),
  amounts: amounts(),
  duration: z.enum(COUPON_DURATIONS),
  periods: count(),
  products: chosen(),
  cycles: chosen(),
  metrics: chosen(),
  includesOneOff: z.boolean(),
  validFrom: date(),
  validUntil: date(),
  maxRedemptions: count(),
  maxPerClient: count(),
  newClientsOnly: z.boolean(),
  minimums: amounts(),
  isStackable: z.boolean(),
  note: text(2_000, 0),
});
export type CouponForm = z.infer<typeof couponForm>;

/** A coupon as the form starts: 20 % of the first period, once per client. */
export function startForm(coupon: Coupon | null): CouponForm {
  const set = (names: readonly string[] = []) => Object.fromEntries(names.map((name) => [name, true]));
  return {
    name: coupon?.name ?? '',
    code: '',
    kind: coupon?.kind ?? 'percent',
    percent: coupon === null ? '20' : percentOf(coupon.rate),
    amounts: { ...coupon?.amounts },
    duration: coupon?.duration ?? 'once',
    periods: `${coupon?.periods ?? 3}`,
    products: set(coupon?.productIds),
    cycles: set(coupon?.cycles),
    metrics: set(coupon?.metrics),
    includesOneOff: coupon?.includesOneOff ?? false,
    validFrom: coupon?.validFrom ?? '',
    validUntil: coupon?.validUntil ?? '',
    maxRedemptions: `${coupon?.maxRedemptions ?? ''}`,
    maxPerClient: coupon === null ? '1' : `${coupon.maxPerClient ?? ''}`,
    newClientsOnly: coupon?.newClientsOnly ?? false,
    minimums: { ...coupon?.minimums },
    isStackable: coupon?.isStackable ?? false,
    note: coupon?.note ?? '',
  };
}

/** The terms as the API takes them. */
export function termsOf(form: CouponForm): Omit<Terms, 'couponId'> {
  const { kind, duration } = form;
  const names = (of: CouponForm['products']) => Object.keys(of).filter((name) => of[name]);
  const day = (typed: string) => (typed === '' ? null : typed);
  const most = (typed: string) => (typed === '' ? null : Number(typed));
  const money = (of: CouponForm['amounts']) =>
    Object.fromEntries(Object.entries(of).flatMap(([currency, minor]) => (isSet(minor) ? [[currency, minor]] : [])));
  return {
    name: form.name,
    kind,
    rate: kind === 'percent' ? rateOf(form.percent) : null,
    amounts: kind === 'fixed' ? money(form.amounts) : {},
    duration,
    periods: duration === 'periods' ? most(form.periods) : null,
    productIds: names(form.products),
    cycles: BILLING_CYCLES.filter((cycle) => form.cycles[cycle]),
    metrics: kind === 'free_period' ? [] : names(form.metrics),
    includesOneOff: form.includesOneOff,
    validFrom: day(form.validFrom),
    validUntil: day(form.validUntil),
    maxRedemptions: most(form.maxRedemptions),
    maxPerClient: most(form.maxPerClient),
    newClientsOnly: form.newClientsOnly,
    minimums: money(form.minimums),
    isStackable: form.isStackable,
    note: form.note,
  };
}

const isSet = (minor: string | undefined): minor is string => minor !== undefined && /^[1-9]\d*$/.test(minor);

/** `"12.5"` is `"0.125"`, digit by digit; null for nothing. */
export function rateOf(typed: string): string | null {
  const [whole = '', part = ''] = typed.replace(',', '.').split('.');
  if (whole === '' && part === '') return null;
  const digits = whole.padStart(3, '0');
  return `${Number(digits.slice(0, -2))}.${digits.slice(-2)}${part}`;
}

/** `"0.125"` is `"12.5"`. */
export function percentOf(rate: string | null): string {
  const [whole = '0', part = ''] = (rate ?? '0').split('.');
  const digits = part.padEnd(2, '0');
  const rest = digits.slice(2);
  return `${Number(`${whole}${digits.slice(0, 2)}`)}${rest === '' ? '' : `.${rest}`}`;
}
