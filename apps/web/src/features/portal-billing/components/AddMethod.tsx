import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { NativeDialog } from '#components/ui/native-dialog.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useClientId } from '#hooks/use-client-id.ts';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useCan } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';

/** Leaves a payment method at a gateway without paying. Asks which gateway only where there are several. */
export function AddMethod() {
  const { i18n } = useLingui();
  const mayManage = useCan()('payment_method:manage');
  const gateways = useQuery({
    ...trpc.payments.gateways.queryOptions({ locale: i18n.locale }),
    enabled: mayManage,
  });
  const { start, isPending } = useStart();
  const [isChoosing, setChoosing] = useState(false);
  const usable = gateways.data?.rows.filter((one) => one.canAddMethods && one.canSaveMethods) ?? [];
  const [first, second] = usable;
  if (!first) return null;
  return (
    <>
      <Button busy={isPending} onClick={() => (second ? setChoosing(true) : start(first.pluginId))}>
        <Plus aria-hidden="true" />
        <Trans>Add a payment method</Trans>
      </Button>
      <NativeDialog open={isChoosing} onOpenChange={setChoosing} title={<Trans>What do you want to pay with?</Trans>}>
        <div className="flex flex-col gap-2">
          {usable.map(({ pluginId, title }) => (
            <Button key={pluginId} variant="outline" size="lg" busy={isPending} onClick={() => start(pluginId)}>
              {title}
            </Button>
          ))}
        </div>
      </NativeDialog>
    </>
  );
}

function useStart() {
  const clientId = useClientId();
  const navigate = useNavigate();
  const textOf = useErrorText();
  const { mutate, isPending } = useMutation(
    trpc.payments.saveMethod.mutationOptions({
      onSuccess: ({ methodSetupId }) =>
        navigate({ to: '/portal/payment-methods', search: { setup: methodSetupId, go: 1 } }),
      onError: (error) => toast.error(textOf(error)),
    }),
  );
  return { start: (pluginId: string) => mutate({ clientId, pluginId }), isPending };
}
