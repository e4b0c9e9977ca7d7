import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { getSetupRow } from '../store/method-setups.ts';
import { planSetupSync } from '../store/sync-plans.ts';

const MINUTE_MS = 60_000;

/** Asks the gateway whether a method was left, for a client who came back before its notice did. At most once a minute. */
export const checkMethodSetup = defineCommand({
  name: 'payments.check_method_setup',
  permission: 'payment_method:manage',
  input: z.strictObject({ methodSetupId: id() }),
  example: (of) => ({ methodSetupId: of('payment_method_setup') }),
  async run(ctx, { methodSetupId }) {
    const row = await getSetupRow(ctx, methodSetupId);
    const isOpen = row.providerRef !== null && row.status !== 'succeeded';
    if (isOpen) await planSetupSync(ctx, row, `${Math.floor(ctx.realNow.epochMilliseconds / MINUTE_MS)}`);
    return { isAsked: isOpen };
  },
  audit: () => null,
});
