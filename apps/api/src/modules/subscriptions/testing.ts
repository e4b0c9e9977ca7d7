export { confirmStops, runConfirmed } from './__tests__/answer-stops.ts';
export { anActivePlan, moveTo, payInvoice } from './__tests__/plan-world.ts';
export { changePlan } from './commands/change-plan.ts';
export { pauseSubscription } from './commands/pause-subscription.ts';
export { getSubscription } from './queries/get-subscription.ts';
export { invoiceRenewals } from './run/daily-run.ts';
