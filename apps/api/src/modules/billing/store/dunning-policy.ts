import type { DunningStepSetting, Settings } from '@panel1/shared-types';
import type { QueryContext } from '#lib/command/command.ts';
import { readSettings } from '#modules/tenants/index.ts';
import type { Campaign, DunningStep, LateFee, RetrySchedule } from '../core/index.ts';

/**
 * What the tenant lets happen to unpaid invoices in a currency, as the core reads it; the tenant's own currency where
 * none is named. A late fee without an amount in the currency is no step.
 */
export async function dunningPolicy(
  ctx: QueryContext,
  currency: string = ctx.tenant.currency,
): Promise<{ campaign: Campaign; retries: RetrySchedule }> {
  const { version, steps, retries } = await readSettings(ctx, 'dunning');
  return { campaign: { id: 'default', version, steps: steps.flatMap((step) => stepOf(step, currency)) }, retries };
}

function stepOf(setting: Settings<'dunning'>['steps'][number], currency: string): DunningStep[] {
  const { id, days } = setting;
  if (setting.kind === 'remind') return [{ id, days, action: { kind: 'remind', template: setting.template } }];
  if (setting.kind !== 'late_fee') return [{ id, days, action: { kind: setting.kind } }];
  const fee = feeOf(setting.fee, currency);
  return fee === null ? [] : [{ id, days, action: { kind: 'late_fee', fee } }];
}

type FeeSetting = Extract<DunningStepSetting, { kind: 'late_fee' }>['fee'];

function feeOf(fee: FeeSetting, currency: string): LateFee | null {
  if (fee.kind === 'percent')
    return { kind: 'percent', rate: fee.rate, minimumMinor: BigInt(fee.minimums[currency] || '0') };
  const amountMinor = BigInt(fee.amounts[currency] || '0');
  return amountMinor === 0n ? null : { kind: 'fixed', amountMinor };
}
