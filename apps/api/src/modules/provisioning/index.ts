export { provisioningEffects } from './effects/call-panel.ts';
export type {} from './events.ts';
export { provisioningJobs } from './jobs.ts';
export { type ServiceFacts, serviceFacts } from './store/facts.ts';
export { servicesUsingPlugin } from './store/plugin-use.ts';
export { provisioningConsumer } from './subscribers.ts';
