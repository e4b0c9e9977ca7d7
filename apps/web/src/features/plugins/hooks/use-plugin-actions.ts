import { useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { queryClient } from '#lib/query-client.ts';
import { trpc } from '#lib/trpc.ts';

export function refreshPlugins(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: trpc.plugins.pathKey() });
}

/** Enable, disable and test. Why one was refused stays on the page: it is more than a toast can hold. */
export function usePluginActions(pluginId: string) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const done = async (text: string) => {
    await refreshPlugins();
    toast.success(text);
  };
  const enable = useMutation(trpc.plugins.enable.mutationOptions({ onSuccess: () => done(t`The plugin is enabled`) }));
  const disable = useMutation(
    trpc.plugins.disable.mutationOptions({ onSuccess: () => done(t`The plugin is disabled`) }),
  );
  const test = useMutation(
    trpc.plugins.testConnection.mutationOptions({
      onSuccess: () => refreshPlugins(),
      onError: (error) => toast.error(textOf(error)),
    }),
  );
  return {
    enable: () => {
      disable.reset();
      enable.mutate({ pluginId });
    },
    disable: () => {
      enable.reset();
      disable.mutate({ pluginId });
    },
    test: () => test.mutate({ pluginId }),
    isSwitching: enable.isPending || disable.isPending,
    isTesting: test.isPending,
    refusal: disable.error ?? enable.error,
    outcome: test.data,
  };
}
