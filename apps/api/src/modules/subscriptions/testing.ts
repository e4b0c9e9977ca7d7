export { confirmStops, runConfirmed } from './__tests__/answer-stops.ts';
export { layDue, sellAs } from './__tests__/due-world.ts';
export { anActivePlan, moveTo, payInvoice, stillToBill } from './__tests__/plan-world.ts';
export { changePlan } from './commands/change-plan.ts';
export { pauseSubscription } from './commands/pause-subscription.ts';
export { getSubscription } from './queries/get-subscription.ts';
export { dailyRun, invoiceRenewals } from './run/daily-run.ts';
