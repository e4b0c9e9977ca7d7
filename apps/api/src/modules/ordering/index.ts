export { cancelOrder } from './commands/cancel-order.ts';
export { createOrder } from './commands/create-order.ts';
export { ORDER_TRANSITIONS } from './core/order-state.ts';
export type {} from './events.ts';
export { orderingJobs } from './jobs.ts';
export { type Contract, contractByNumber, contractsOf } from './store/contracts.ts';
export { type OrderFacts, orderFacts, orderOfInvoice } from './store/order-facts.ts';
export { type OrderedItem, orderedItems } from './store/ordered-items.ts';
export { orderingConsumer } from './subscribers.ts';
