import { useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { toast } from '#components/ui/toast.tsx';
import { sessionQuery } from '#lib/auth/session.ts';
import { queryClient } from '#lib/query-client.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';

export type AllSettings = RouterOutputs['tenants']['settings'];

export function refreshSettings(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: trpc.tenants.pathKey() });
}

/** Saves one section. Name, currency and zone are part of the session, so that one is read again, too. */
export function useSaveSettings() {
  const { t } = useLingui();
  const save = useMutation(trpc.tenants.updateSettings.mutationOptions());
  return async (input: Parameters<typeof save.mutateAsync>[0]) => {
    await save.mutateAsync(input);
    await Promise.all([refreshSettings(), queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })]);
    toast.success(t`Saved`);
  };
}
