import type { Schedule } from '#lib/jobs/schedule.ts';
import { dropOldDataKeys, resealTenant } from './reseal.ts';

/** Finishes in the background what a rotation of keys began; without one there is nothing to do. */
export const keyJobs: readonly Schedule[] = [
  {
    name: 'crypto.replace_old_keys',
    everySeconds: 300,
    async run(kernel, tenantId) {
      const count = await resealTenant(kernel, tenantId);
      if (count > 0) kernel.log.info({ tenantId, count }, 'sealed with the new data key');
      await dropOldDataKeys(kernel, tenantId);
    },
  },
];
