import { useMutation } from '@tanstack/react-query';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import { useErrorText } from './use-error-text.ts';

/**
 * Logs the person in at a service's control panel, in a new tab. The tab is opened inside the click, since browsers block
 * one that is opened later, and gets its address when the link was made.
 */
export function useOpenPanel() {
  const textOf = useErrorText();
  const { mutateAsync, isPending, variables } = useMutation(trpc.provisioning.openPanel.mutationOptions());
  const open = async (serviceId: string, app: 'panel' | 'webmail' = 'panel') => {
    const tab = window.open('about:blank', '_blank');
    // The panel must not reach back into this page.
    if (tab) tab.opener = null;
    try {
      const { url } = await mutateAsync({ serviceId, app });
      if (tab) tab.location.replace(url);
      else window.location.assign(url);
    } catch (error) {
      tab?.close();
      toast.error(textOf(error));
    }
  };
  return { open, openingId: isPending ? variables?.serviceId : undefined };
}
