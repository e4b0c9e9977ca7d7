import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { CreditCard } from 'lucide-react';
import { EmptyState } from '#components/EmptyState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { RowList } from '#components/RowList.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Card } from '#components/ui/card.tsx';
import { useClientId } from '#hooks/use-client-id.ts';
import { useCan } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import { AddMethod } from '../components/AddMethod.tsx';
import { MethodActions } from '../components/MethodActions.tsx';
import { SetupNotice } from '../components/SetupNotice.tsx';
import { expiryOf } from '../lib/expiry.ts';
import type { Method } from '../lib/method.ts';
import { readSetupLink } from '../lib/setup-link.ts';

/** Cards and accounts that are kept at payment services: adding one, which one pays new invoices, and taking them away. */
export function PaymentMethodsPage() {
  const { t } = useLingui();
  const clientId = useClientId();
  const query = useQuery(trpc.payments.methods.queryOptions({ clientId }));
  const mayManage = useCan()('payment_method:manage');
  const search: Record<string, unknown> = useSearch({ strict: false });
  const link = readSetupLink(search);
  return (
    <>
      <PageHeader
        title={<Trans>Payment methods</Trans>}
        description={
          <Trans>New invoices are paid with the default one. Only the payment service knows the numbers.</Trans>
        }
        actions={<AddMethod />}
      />
      <div className="flex flex-col gap-4">
        {link ? <SetupNotice key={link.setupId} link={link} /> : null}
        <Card>
          <RowList
            label={t`Payment methods`}
            query={query}
            item={(method) => ({
              id: method.id,
              title: <bdi className="inline-block first-letter:uppercase">{method.label}</bdi>,
              hint: <Expiry method={method} />,
              badge: method.isDefault ? <Default /> : null,
              ...(mayManage ? { actions: <MethodActions method={method} /> } : {}),
            })}
            empty={
              <EmptyState icon={CreditCard} title={<Trans>No payment method is kept</Trans>}>
                <Trans>Add one here without paying, or have it kept when you pay an invoice.</Trans>
              </EmptyState>
            }
          />
        </Card>
      </div>
    </>
  );
}

function Default() {
  return (
    <Badge tone="success">
      <Trans>Default</Trans>
    </Badge>
  );
}

function Expiry({ method }: { method: Method }) {
  if (method.expiresOn === null) return null;
  const { month, isOver } = expiryOf(method.expiresOn, new Date());
  if (!isOver) return <Trans>Valid until {month}</Trans>;
  return (
    <span className="text-danger">
      <Trans>Expired {month}. Add a new one.</Trans>
    </span>
  );
}
