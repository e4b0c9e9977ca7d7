import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ReceiptText } from 'lucide-react';
import { AuditTimeline } from '#components/AuditTimeline.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { ObjectPage } from '#components/ObjectPage.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import type { TabEntry } from '#components/ui/tabs.tsx';
import { useCan } from '#lib/auth/session.ts';
import { useParam } from '#lib/routing/use-params.ts';
import { trpc } from '#lib/trpc.ts';
import { DisputeActions } from '../components/DisputeActions.tsx';
import { DisputeFacts } from '../components/DisputeFacts.tsx';
import { DisputeState } from '../components/DisputeState.tsx';
import type { Dispute } from '../lib/dispute.ts';

export function DisputePage() {
  const { t } = useLingui();
  const can = useCan();
  const disputeId = useParam('id');
  const query = useQuery(trpc.payments.getDispute.queryOptions({ disputeId }));
  const tabs = (dispute: Dispute): TabEntry[] => [
    { value: 'invoices', label: t`Invoices`, content: <DisputedInvoices dispute={dispute} /> },
    ...(can('audit:read')
      ? [{ value: 'timeline', label: t`Timeline`, content: <DisputeTimeline disputeId={disputeId} /> }]
      : []),
  ];
  return (
    <ObjectPage
      query={query}
      header={(dispute) => ({
        title: (
          <Trans>
            Dispute over <MoneyText {...dispute.amount} />
          </Trans>
        ),
        badge: <StatusBadge status={dispute.status} />,
        crumbs: [
          {
            key: 'list',
            content: (
              <Link to="/admin/disputes">
                <Trans>Disputes</Trans>
              </Link>
            ),
          },
          { key: 'this', content: <bdi>{dispute.clientName}</bdi> },
        ],
        actions: <DisputeActions dispute={dispute} />,
      })}
      notice={(dispute) => <DisputeState dispute={dispute} />}
      tabs={tabs}
      rail={(dispute) => <DisputeFacts dispute={dispute} />}
    />
  );
}

const loaded = <Row,>(rows: readonly Row[]) => ({ data: { rows }, error: null, refetch: () => undefined });

/** What the payment had paid, and how it stands now. */
function DisputedInvoices({ dispute }: { dispute: Dispute }) {
  const { t } = useLingui();
  return (
    <Section flush title={<Trans>Invoices</Trans>}>
      <RowList
        label={t`Invoices`}
        query={loaded(dispute.invoices)}
        item={(invoice) => ({
          id: invoice.invoiceId,
          to: `/admin/invoices/${invoice.invoiceId}`,
          title: <bdi>{invoice.number ?? t`Draft`}</bdi>,
          hint:
            invoice.disputed.amountMinor === '0' ? undefined : (
              <Trans>
                <MoneyText {...invoice.disputed} /> of it disputed
              </Trans>
            ),
          badge: <StatusBadge status={invoice.status} />,
          end: <MoneyText {...invoice.due} />,
        })}
        empty={<EmptyState icon={ReceiptText} title={<Trans>For no invoice: it became credit</Trans>} />}
      />
    </Section>
  );
}

function DisputeTimeline({ disputeId }: { disputeId: string }) {
  const query = useQuery({
    ...trpc.clients.timeline.queryOptions({ resourceKind: 'dispute', resourceId: disputeId, limit: 100 }),
    placeholderData: keepPreviousData,
  });
  return (
    <Section title={<Trans>Timeline</Trans>}>
      <AuditTimeline query={query} />
    </Section>
  );
}
