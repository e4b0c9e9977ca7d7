import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useClientId } from '#hooks/use-client-id.ts';
import { useErrorText } from '#hooks/use-error-text.ts';
import { trpc } from '#lib/trpc.ts';
import type { Method } from '../lib/method.ts';

/** Which method pays new invoices by itself, and taking a method away. */
export function MethodActions({ method }: { method: Method }) {
  const { makeDefault, clearDefault, isPending } = useDefaultMethod(method);
  const [isRemoving, setRemoving] = useState(false);
  return (
    <>
      {method.isDefault ? (
        <Button variant="ghost" size="sm" busy={isPending} onClick={clearDefault}>
          <Trans>Do not pay automatically</Trans>
        </Button>
      ) : (
        <Button variant="outline" size="sm" busy={isPending} onClick={makeDefault}>
          <Trans>Make default</Trans>
        </Button>
      )}
      <Button variant="ghost" size="sm" onClick={() => setRemoving(true)}>
        <Trans>Remove</Trans>
      </Button>
      {isRemoving ? <RemoveMethod method={method} onClose={() => setRemoving(false)} /> : null}
    </>
  );
}

function useDefaultMethod(method: Method) {
  const { t } = useLingui();
  const clientId = useClientId();
  const textOf = useErrorText();
  const queryClient = useQueryClient();
  const onError = (error: unknown) => void toast.error(textOf(error));
  const refresh = () => queryClient.invalidateQueries(trpc.payments.methods.queryFilter());
  const make = useMutation(
    trpc.payments.setDefaultMethod.mutationOptions({
      onSuccess: async () => {
        await refresh();
        toast.success(t`New invoices are paid with it from now on`);
      },
      onError,
    }),
  );
  const makeDefault = () => make.mutate({ paymentMethodId: method.id });
  const clear = useMutation(
    trpc.payments.clearDefaultMethod.mutationOptions({
      onSuccess: async () => {
        await refresh();
        toast.success(t`New invoices wait for you to pay them`, { action: { label: t`Undo`, run: makeDefault } });
      },
      onError,
    }),
  );
  return { makeDefault, clearDefault: () => clear.mutate({ clientId }), isPending: make.isPending || clear.isPending };
}

function RemoveMethod({ method, onClose }: { method: Method; onClose: () => void }) {
  const queryClient = useQueryClient();
  const remove = useMutation(trpc.payments.removeMethod.mutationOptions());
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={<Trans>Remove {method.label}?</Trans>}
      confirmLabel={<Trans>Remove</Trans>}
      tone="danger"
      onConfirm={async () => {
        await remove.mutateAsync({ paymentMethodId: method.id });
        await queryClient.invalidateQueries(trpc.payments.methods.queryFilter());
      }}
    >
      {method.isDefault ? (
        <Trans>It is your default: new invoices are then no longer paid by themselves.</Trans>
      ) : (
        <Trans>The payment service forgets it, too.</Trans>
      )}
    </ConfirmDialog>
  );
}
