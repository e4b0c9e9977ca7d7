import './events.ts';

export { type WithdrawalFacts, withdrawalFacts } from './store/facts.ts';
export { withdrawalsConsumer } from './subscribers.ts';
