import { useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { queryClient } from '#lib/query-client.ts';
import { trpc } from '#lib/trpc.ts';

/** Asks again for everything that shows servers. */
export function refreshServers(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: trpc.provisioning.pathKey() });
}

/** Signs in at the server's panel; the outcome stays on the page and in the history. */
export function useServerTest() {
  const { t } = useLingui();
  const textOf = useErrorText();
  return useMutation(
    trpc.provisioning.testServer.mutationOptions({
      onSuccess: async (check) => {
        await refreshServers();
        if (check.isHealthy) toast.success(t`The server accepts us`);
      },
      onError: (error) => toast.error(textOf(error)),
    }),
  );
}
