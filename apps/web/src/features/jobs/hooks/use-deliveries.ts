import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { toast } from '#components/ui/toast.tsx';
import { queryClient } from '#lib/query-client.ts';
import { trpc } from '#lib/trpc.ts';
import { deliveryKey } from '../lib/delivery.ts';

type Key = ReturnType<typeof deliveryKey>;

/** Does something with each selected delivery, one after the other, and says how many could not be. */
export function useEachDelivery(): (ids: readonly string[], act: (key: Key) => Promise<unknown>) => Promise<void> {
  const { t } = useLingui();
  return async (ids, act) => {
    let refused = 0;
    for (const id of ids) {
      await act(deliveryKey(id)).catch(() => {
        refused += 1;
      });
    }
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: trpc.instance.pathKey() }),
      queryClient.invalidateQueries({ queryKey: trpc.reporting.pathKey() }),
    ]);
    const finished = ids.length - refused;
    if (finished > 0)
      toast.success(t`${plural(finished, { one: '# event is dealt with', other: '# events are dealt with' })}`);
    if (refused > 0)
      toast.error(
        t`${plural(refused, { one: '# event does not wait any more', other: '# events do not wait any more' })}`,
      );
  };
}
