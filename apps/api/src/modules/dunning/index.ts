export { dunningJobs } from './jobs.ts';
export { dunningConsumer } from './subscribers.ts';
