import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CreditCard } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { RowList } from '#components/RowList.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useClientId } from '#hooks/use-client-id.ts';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useCan } from '#lib/auth/session.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { expiryOf } from '../lib/expiry.ts';

type Method = RouterOutputs['payments']['methods']['rows'][number];

/** Cards and accounts that are kept at payment services: which one pays new invoices, and taking them away. */
export function PaymentMethodsPage() {
  const { t } = useLingui();
  const clientId = useClientId();
  const query = useQuery(trpc.payments.methods.queryOptions({ clientId }));
  const mayManage = useCan()('payment_method:manage');
  const [removing, setRemoving] = useState<Method>();
  return (
    <>
      <PageHeader
        title={<Trans>Payment methods</Trans>}
        description={
          <Trans>New invoices are paid with the default one. Only the payment service knows the numbers.</Trans>
        }
      />
      <Card>
        <RowList
          label={t`Payment methods`}
          query={query}
          item={(method) => ({
            id: method.id,
            title: <bdi className="inline-block first-letter:uppercase">{method.label}</bdi>,
            hint: <Expiry method={method} />,
            badge: method.isDefault ? (
              <Badge tone="success">
                <Trans>Default</Trans>
              </Badge>
            ) : null,
            ...(mayManage ? { actions: <MethodActions method={method} onRemove={setRemoving} /> } : {}),
          })}
          empty={
            <EmptyState icon={CreditCard} title={<Trans>No payment method is kept</Trans>}>
              <Trans>When you pay an invoice by card, you can have it kept for the next ones.</Trans>
            </EmptyState>
          }
        />
      </Card>
      {removing ? <RemoveMethod method={removing} onClose={() => setRemoving(undefined)} /> : null}
    </>
  );
}

function MethodActions({ method, onRemove }: { method: Method; onRemove: (method: Method) => void }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const queryClient = useQueryClient();
  const makeDefault = useMutation(
    trpc.payments.setDefaultMethod.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.payments.methods.queryFilter());
        toast.success(t`New invoices are paid with it from now on`);
      },
      onError: (error) => toast.error(textOf(error)),
    }),
  );
  return (
    <>
      {method.isDefault ? null : (
        <Button
          variant="outline"
          size="sm"
          busy={makeDefault.isPending}
          onClick={() => makeDefault.mutate({ paymentMethodId: method.id })}
        >
          <Trans>Make default</Trans>
        </Button>
      )}
      <Button variant="ghost" size="sm" onClick={() => onRemove(method)}>
        <Trans>Remove</Trans>
      </Button>
    </>
  );
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

function Expiry({ method }: { method: Method }) {
  if (method.expiresOn === null) return null;
  const { month, isOver } = expiryOf(method.expiresOn, new Date());
  if (!isOver) return <Trans>Valid until {month}</Trans>;
  return (
    <span className="text-danger">
      <Trans>Expired {month}. Keep a new one with your next payment.</Trans>
    </span>
  );
}
