export { notificationEffects } from './effects.ts';
export { notificationsConsumer } from './subscribers.ts';
