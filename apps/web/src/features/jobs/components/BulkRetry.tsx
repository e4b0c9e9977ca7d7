import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import type { BulkSelection } from '#components/data-table/types.ts';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useCan } from '#lib/auth/session.ts';
import { api } from '#lib/trpc.ts';
import { refreshJobs } from '../hooks/use-jobs.ts';

/** Retries the selected jobs one after the other; those that cannot be retried any more are counted. */
export function BulkRetry({ ids, clear }: BulkSelection) {
  const { t } = useLingui();
  const can = useCan();
  const retry = useMutation({
    mutationFn: async () => {
      let refused = 0;
      for (const effectId of ids) {
        await api.provisioning.retryEffect.mutate({ effectId }).catch(() => {
          refused += 1;
        });
      }
      return refused;
    },
    onSuccess: async (refused) => {
      await refreshJobs();
      clear();
      const started = ids.length - refused;
      if (started > 0) toast.success(t`${plural(started, { one: '# job goes on', other: '# jobs go on' })}`);
      if (refused > 0)
        toast.error(t`${plural(refused, { one: '# job could not be retried', other: '# jobs could not be retried' })}`);
    },
  });
  if (!can('effect:retry')) return null;
  return (
    <Button size="sm" variant="outline" busy={retry.isPending} onClick={() => retry.mutate()}>
      <RotateCw aria-hidden="true" />
      <Trans>Retry</Trans>
    </Button>
  );
}
