export { auditJobs } from './jobs.ts';
export { auditRouter } from './router.ts';
