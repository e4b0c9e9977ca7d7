export { changePlan } from './commands/change-plan.ts';
