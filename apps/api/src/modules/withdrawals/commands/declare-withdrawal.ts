import { email, locale, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { receive } from '../store/withdrawals.ts';

/**
 * A consumer withdraws without logging in (Directive 2011/83/EU Art. 11a). The answer never tells whether there is such a
 * contract: staff find that out. What was declared is confirmed to the address that was named.
 */
export const declareWithdrawal = defineCommand({
  name: 'withdrawals.declare_withdrawal',
  permission: 'public',
  limits: [{ by: 'ip', points: 6, seconds: 3600 }],
  input: z.strictObject({
    name: text(120),
    email: email(),
    /** How the person names the contract: the number of an order, of an invoice, a domain. */
    contract: text(200),
    remark: z._default(text(1000, 0), ''),
    locale: z.optional(locale()),
  }),
  example: () => ({ name: 'Ada Example', email: 'ada@example.com', contract: 'O00001' }),
  async run(ctx, { locale: wanted, ...of }) {
    if (!(await readSettings(ctx, 'withdrawal')).isOn) throw notFound();
    const { locales } = await readSettings(ctx, 'localisation');
    const own = locales.find((one) => one === wanted) ?? ctx.tenant.locale;
    return receive(ctx, { ...of, locale: own, declaredById: null, clientId: null, subscriptionIds: [] });
  },
  audit: ({ result }) => ({ resource: { kind: 'withdrawal', id: result.withdrawalId }, detail: {} }),
});
