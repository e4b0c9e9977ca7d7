import { runAsSystem } from '#lib/command/execute.ts';
import type { FileStore } from '#lib/files/index.ts';
import type { Schedule } from '#lib/jobs/schedule.ts';
import { changeLooseFiles, readLogo, readLooseFiles } from './store/logo.ts';
import { isBehind, planReading, ratesWanted } from './store/published-rates.ts';

const LEFT_MINUTES = 60;

/** Work that comes back: rates that are out are read; files of logos that a crash left behind, or that could not be removed, are removed. */
export function tenantJobs({ files }: { files: FileStore }): Schedule[] {
  return [
    {
      name: 'tenants.read_exchange_rates',
      everySeconds: 600,
      async run(kernel, tenantId) {
        const of = { tenantId, name: 'tenants', requestId: 'read_exchange_rates' };
        await runAsSystem(kernel, of, async (ctx) => {
          const wanted = await ratesWanted(ctx);
          if (wanted !== null && isBehind(wanted)) await planReading(ctx, wanted);
        });
      },
    },
    {
      name: 'tenants.remove_loose_logos',
      everySeconds: 3600,
      async run(kernel, tenantId) {
        const of = { tenantId, name: 'tenants', requestId: kernel.clock.real().toString() };
        const latest = kernel.clock.real().subtract({ minutes: LEFT_MINUTES });
        const isLeft = ({ since }: { since: string }) =>
          Temporal.Instant.compare(Temporal.Instant.from(since), latest) <= 0;
        const left = await runAsSystem(kernel, of, async (ctx) => {
          const shown = (await readLogo(ctx))?.key;
          return (await readLooseFiles(ctx)).filter((file) => isLeft(file) && file.key !== shown);
        });
        if (left.length === 0) return;
        // The files first: a crash in between removes them again, and finds nothing.
        for (const { key } of left) await files.remove(key);
        const gone = new Set(left.map(({ key }) => key));
        await runAsSystem(kernel, of, (ctx) =>
          changeLooseFiles(ctx, (known) => known.filter(({ key }) => !gone.has(key))),
        );
      },
    },
  ];
}
