import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { toast } from '#components/ui/toast.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { api, trpc } from '#lib/trpc.ts';
import type { PlanWish } from './wish.ts';

/** Agrees to a change of plan as it was previewed, and goes on to what there is to pay. */
export function useChangePlan(invoicesPath: string): (wish: PlanWish) => Promise<void> {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const change = useMoneyMutation(api.subscriptions.changePlan.mutate);
  return async (wish) => {
    const shown = await queryClient.fetchQuery({
      ...trpc.subscriptions.previewChange.queryOptions(wish),
      staleTime: 60_000,
    });
    const agreedMinor = shown.change?.total.amountMinor;
    const done = await change.mutateAsync({ ...wish, ...(agreedMinor === undefined ? {} : { agreedMinor }) });
    await queryClient.invalidateQueries(trpc.subscriptions.pathFilter());
    await queryClient.invalidateQueries(trpc.billing.pathFilter());
    toast.success(done.isNow ? t`The plan is changed once its invoice is paid` : t`The change is planned`);
    if (done.invoiceId !== null && done.total.amountMinor !== '0')
      await navigate({ to: `${invoicesPath}/${done.invoiceId}` });
  };
}
