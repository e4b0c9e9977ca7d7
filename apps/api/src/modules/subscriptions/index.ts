export { createSubscription } from './commands/create-subscription.ts';
export type {} from './events.ts';
