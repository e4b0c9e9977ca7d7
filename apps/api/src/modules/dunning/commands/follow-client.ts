import { id, OVERDUE_REASON, REMINDER_TEMPLATES } from '@panel1/shared-types';
import * as z from 'zod/mini';
import type { CommandContext } from '#lib/command/command.ts';
import { defineCommand } from '#lib/command/define.ts';
import {
  type DueStep,
  type DunningFacts,
  dueSteps,
  nextAttempt,
  type RetrySchedule,
} from '#modules/billing/core/index.ts';
import {
  dunningPolicy,
  exemptionsOf,
  lockOwed,
  type OwedInvoice,
  recordStep,
  voidInvoice,
} from '#modules/billing/index.ts';
import { cancelOrder, orderOfInvoice } from '#modules/ordering/index.ts';
import { chargeableMethod, chargeMethod, chargesOf } from '#modules/payments/index.ts';
import { type ServiceFacts, serviceFacts, suspendService, terminateService } from '#modules/provisioning/index.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { chargeLateFee } from '../store/late-fee.ts';

/**
 * Takes the steps of dunning whose day has come for the unpaid invoices of a client: reminders, late fee, suspension,
 * termination, end of an unpaid order. Each step once; after a stop only the last reminder is mailed.
 */
export const followClient = defineCommand({
  name: 'dunning.follow_client',
  permission: 'invoice:create',
  input: z.strictObject({ clientId: id() }),
  example: (of) => ({ clientId: of('client') }),
  async run(ctx, { clientId }) {
    const taken: string[] = [];
    for (const invoice of await lockOwed(ctx, clientId)) {
      const { campaign, retries } = await dunningPolicy(ctx, invoice.currency);
      const charged = await chargeAgain(ctx, { clientId, invoice, retries });
      if (charged.isNew) taken.push(`${invoice.invoiceId} charge`);
      const scene = await sceneOf(ctx, clientId, { invoice, isUnderWay: charged.isUnderWay });
      const { due } = dueSteps(campaign, scene.facts, { done: invoice.taken, today: ctx.today });
      for (const step of due) {
        await recordStep(ctx, { ...scene.about, step: step.stepId, isSkipped: step.isOvertaken });
        if (!step.isOvertaken) await take(ctx, step, scene);
        taken.push(`${invoice.invoiceId} ${step.stepId}`);
      }
      if (await expire(ctx, invoice, { scene, isUnderWay: charged.isUnderWay }))
        taken.push(`${invoice.invoiceId} expired`);
    }
    return { clientId, taken };
  },
  audit: ({ result }) =>
    result.taken.length === 0
      ? null
      : {
          resource: { kind: 'client', id: result.clientId },
          clientId: result.clientId,
          detail: { taken: result.taken },
        },
});

/** Charges the stored method when the schedule says so: never while a charge is under way, and not after a final refusal. */
async function chargeAgain(
  ctx: CommandContext,
  of: { clientId: string; invoice: OwedInvoice; retries: RetrySchedule },
): Promise<{ isNew: boolean; isUnderWay: boolean }> {
  const { invoiceId, dueOn, openMinor, currency } = of.invoice;
  const { attempts, isUnderWay } = await chargesOf(ctx, invoiceId);
  const method = await chargeableMethod(ctx, { clientId: of.clientId, currency });
  const facts = { schedule: of.retries, dueOn, balanceMinor: openMinor, attempts };
  const on = { id: method?.paymentMethodId ?? '', setOn: method?.setOn ?? ctx.today, scheme: null, attempts: [] };
  const next = nextAttempt({ ...facts, method: method === null ? null : on }, ctx.now);
  const isDue = 'on' in next && next.notBefore === null && Temporal.PlainDate.compare(next.on, ctx.today) <= 0;
  if (!isDue || method === null) return { isNew: false, isUnderWay };
  await ctx.call(chargeMethod, { invoiceIds: [invoiceId], paymentMethodId: method.paymentMethodId });
  return { isNew: true, isUnderWay: true };
}

interface Scene {
  readonly about: { readonly clientId: string; readonly invoiceId: string };
  readonly facts: DunningFacts;
  readonly services: readonly ServiceFacts[];
  /** The order that nobody has paid yet. */
  readonly orderId: string | null;
  readonly currency: string;
}

async function sceneOf(
  ctx: CommandContext,
  clientId: string,
  { invoice, isUnderWay }: { invoice: OwedInvoice; isUnderWay: boolean },
): Promise<Scene> {
  const { invoiceId, dueOn, openMinor, lateFeesMinor, disputedMinor, subscriptionIds, currency } = invoice;
  const services = await serviceFacts(ctx, { subscriptionIds });
  const order = await orderOfInvoice(ctx, invoiceId);
  const exemptions = await exemptionsOf(ctx, clientId);
  return {
    about: { clientId, invoiceId },
    ...{ services, currency, orderId: order?.orderId ?? null },
    facts: {
      ...{ dueOn, balanceMinor: openMinor, lateFeesMinor, newOrderOn: order?.placedOn ?? null },
      service: stateOf(services),
      hasPaymentInFlight: isUnderWay,
      isDisputed: disputedMinor > 0n,
      exemptions: exemptions.filter((one) => one.invoiceId === null || one.invoiceId === invoiceId),
    },
  };
}

/** Whether anything runs that can be suspended. A suspension that staff asked for is theirs to end. */
function stateOf(services: readonly ServiceFacts[]): DunningFacts['service'] {
  if (services.some(isRunning)) return 'active';
  if (services.some(({ status }) => status === 'suspended')) return 'suspended';
  return services.some(({ status }) => status === 'terminated') ? 'terminated' : 'none';
}

const isRunning = ({ status, target }: ServiceFacts): boolean => status === 'active' && target === 'active';

/**
 * A pro forma that nobody pays is void after a while: nothing is owed, and its number is none of the invoices. Not as long
 * as a service runs or is held for it, which the steps end, nor while an order waits, which ends by itself.
 */
async function expire(
  ctx: CommandContext,
  { isProforma, isUntouched, dueOn, invoiceId }: OwedInvoice,
  of: { scene: Scene; isUnderWay: boolean },
): Promise<boolean> {
  const { service, newOrderOn } = of.scene.facts;
  const isFree = (service === 'none' || service === 'terminated') && newOrderOn === null;
  if (!isProforma || !isUntouched || !isFree || of.isUnderWay) return false;
  const { proformaExpiresAfterDays } = await readSettings(ctx, 'billing');
  if (Temporal.PlainDate.compare(dueOn.add({ days: proformaExpiresAfterDays }), ctx.today) > 0) return false;
  await ctx.call(voidInvoice, { invoiceId, reason: 'Pro forma not paid in time' });
  return true;
}

async function take(ctx: CommandContext, step: DueStep, scene: Scene): Promise<void> {
  const { action, feeMinor } = step;
  const { about, services, orderId } = scene;
  if (action.kind === 'remind') {
    const template = REMINDER_TEMPLATES.find((one) => one === action.template);
    if (template !== undefined) ctx.emit('invoice.reminded', { invoiceId: about.invoiceId, template }, about);
  }
  if (action.kind === 'late_fee' && feeMinor !== null && feeMinor > 0n)
    await chargeLateFee(ctx, scene, { step, feeMinor });
  if (action.kind === 'suspend')
    for (const { serviceId } of services.filter(isRunning))
      await ctx.call(suspendService, { serviceId, reason: OVERDUE_REASON });
  if (action.kind === 'terminate')
    for (const { serviceId, domain, label } of services.filter(
      ({ status, target }) => status === 'suspended' && target === 'suspended',
    ))
      await ctx.call(terminateService, { serviceId, confirmation: domain ?? label });
  if (action.kind === 'cancel_order' && orderId !== null)
    await ctx.call(cancelOrder, { orderId, reason: 'Not paid in time' });
}
