import { useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { queryClient } from '#lib/query-client.ts';
import { trpc } from '#lib/trpc.ts';

/** What is asked of a service with one click: no form, no question. Failures are told in a toast. */
export function useServiceActions(serviceId: string) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const told = { onError: (error: unknown) => toast.error(textOf(error)) };
  const open = useMutation(trpc.provisioning.openPanel.mutationOptions(told));
  const usage = useMutation(trpc.provisioning.refreshUsage.mutationOptions(told));
  const provision = useMutation(trpc.provisioning.provision.mutationOptions(told));
  const byHand = useMutation(trpc.provisioning.activateByHand.mutationOptions(told));
  const unsuspend = useMutation(trpc.provisioning.unsuspend.mutationOptions(told));
  const done = async (text: string) => {
    await refreshServices();
    toast.success(text);
  };
  return {
    isBusy: open.isPending || usage.isPending || provision.isPending || byHand.isPending || unsuspend.isPending,
    /** The window is opened on the click itself, or a browser would take it for a pop-up. */
    openPanel: () => {
      const tab = window.open('', '_blank');
      open.mutate(
        { serviceId },
        {
          onSuccess: ({ url }) => {
            if (tab) {
              tab.opener = null;
              tab.location.replace(url);
            } else window.location.assign(url);
          },
          onError: () => tab?.close(),
        },
      );
    },
    refreshUsage: () => usage.mutate({ serviceId }, { onSuccess: () => void done(t`Usage is up to date`) }),
    provision: () => provision.mutate({ serviceId }, { onSuccess: () => void done(t`Set-up has started`) }),
    activateByHand: () => byHand.mutate({ serviceId }, { onSuccess: () => void done(t`The service is active`) }),
    unsuspend: () => unsuspend.mutate({ serviceId }, { onSuccess: () => void done(t`The service is coming back`) }),
  };
}

/** Asks again for everything that shows services, servers and jobs. */
export function refreshServices(): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: trpc.provisioning.pathKey() });
}
