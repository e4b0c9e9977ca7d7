import './events.ts';

export { recordEvents } from './commands/record-events.ts';
export { saveTerms } from './commands/save-terms.ts';
export { usageJobs } from './jobs.ts';
export { capAlert } from './store/cap-alert.ts';
export { type ForeseenUsage, foreseeUsage } from './store/foresee-usage.ts';
export { usageConsumer } from './subscribers.ts';
