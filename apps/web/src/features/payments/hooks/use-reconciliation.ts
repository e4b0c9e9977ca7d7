import { useLingui } from '@lingui/react/macro';
import { DIFFERENCE_REASONS, DIFFERENCE_STATES } from '@panel1/shared-types/states';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { oneOf } from '#lib/one-of.ts';
import type { TableState } from '#lib/table/use-table-state.ts';
import { api, trpc } from '#lib/trpc.ts';
import { refreshNotices } from './use-notices.ts';

function inputOf({ filters }: TableState) {
  const state = oneOf(DIFFERENCE_STATES, filters['state']);
  const reason = oneOf(DIFFERENCE_REASONS, filters['reason']);
  const gateway = filters['gateway'];
  return {
    filter: {
      ...(state ? { state } : {}),
      ...(reason ? { reason } : {}),
      ...(gateway === undefined ? {} : { pluginId: gateway }),
    },
  };
}

/** The differences as the address says. */
export function useDifferences(state: TableState) {
  return useQuery({
    ...trpc.payments.differences.queryOptions({ ...inputOf(state), limit: state.limit, offset: state.offset }),
    placeholderData: keepPreviousData,
  });
}

/** The differences as filtered now, as a file. */
export const exportDifferences = (state: TableState) => api.payments.exportDifferences.query(inputOf(state));

/** What to do after a change that was asked for: say so, and ask again for what is shown. */
export function useDone(said: string) {
  const textOf = useErrorText();
  return {
    onSuccess: async () => {
      await refreshNotices();
      toast.success(said);
    },
    onError: (error: unknown) => void toast.error(textOf(error)),
  };
}

/** Reads a gateway's account now. */
export function useReadAccount() {
  const { t } = useLingui();
  return useMutation(trpc.payments.readGatewayAccount.mutationOptions(useDone(t`The account is being read`)));
}
