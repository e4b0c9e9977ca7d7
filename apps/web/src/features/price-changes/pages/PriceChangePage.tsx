import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { ObjectPage } from '#components/ObjectPage.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Button } from '#components/ui/button.tsx';
import { useParam } from '#lib/routing/use-params.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { ChangeFacts } from '../components/ChangeFacts.tsx';
import { Items } from '../components/Items.tsx';

type Change = RouterOutputs['priceChanges']['get'];

/** One price change: whom it concerns, from what to what and when, and what it comes to. */
export function PriceChangePage() {
  const { t } = useLingui();
  const priceChangeId = useParam('id');
  const query = useQuery({
    ...trpc.priceChanges.get.queryOptions({ priceChangeId }),
    refetchInterval: ({ state }) => (state.data?.status === 'gathering' ? 2_000 : false),
  });
  return (
    <ObjectPage
      query={query}
      header={(change) => ({
        title: <bdi>{change.name}</bdi>,
        badge: <StatusBadge status={change.status} />,
        crumbs: [
          {
            key: 'list',
            content: (
              <Link to="/admin/price-changes">
                <Trans>Price changes</Trans>
              </Link>
            ),
          },
          { key: 'this', content: <bdi>{change.name}</bdi> },
        ],
        actions: <Actions change={change} />,
      })}
      tabs={() => [
        {
          value: 'items',
          label: t`Subscriptions`,
          content: (
            <Section flush title={<Trans>Subscriptions</Trans>}>
              <Items priceChangeId={priceChangeId} />
            </Section>
          ),
        },
      ]}
      rail={(change) => <ChangeFacts change={change} />}
    />
  );
}

function Actions({ change: { id: priceChangeId, status, name, counts } }: { change: Change }) {
  const [asked, setAsked] = useState<'start' | 'stop' | null>(null);
  const queryClient = useQueryClient();
  const start = useMutation(trpc.priceChanges.start.mutationOptions());
  const stop = useMutation(trpc.priceChanges.stop.mutationOptions());
  const refresh = () => queryClient.invalidateQueries(trpc.priceChanges.pathFilter());
  const concerned = counts['waiting'] ?? 0;
  const isOver = status === 'done' || status === 'stopped';
  return (
    <>
      {isOver ? null : (
        <Button variant="outline" onClick={() => setAsked('stop')}>
          {status === 'running' ? <Trans>Stop</Trans> : <Trans>Give up</Trans>}
        </Button>
      )}
      {status === 'draft' && concerned > 0 ? (
        <Button onClick={() => setAsked('start')}>
          <Trans>Start</Trans>
        </Button>
      ) : null}
      <ConfirmDialog
        open={asked === 'start'}
        onOpenChange={() => setAsked(null)}
        title={<Trans>Start {name}?</Trans>}
        confirmLabel={<Trans>Start and tell clients</Trans>}
        onConfirm={async () => {
          await start.mutateAsync({ priceChangeId });
          await refresh();
        }}
      >
        <Trans>
          From now on every client is told by mail on the day that stands in the list. You can stop it until a new price
          is in force. How the mail reads is under Settings, Mail templates.
        </Trans>
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'stop'}
        onOpenChange={() => setAsked(null)}
        title={status === 'running' ? <Trans>Stop {name}?</Trans> : <Trans>Give {name} up?</Trans>}
        confirmLabel={status === 'running' ? <Trans>Stop</Trans> : <Trans>Give up</Trans>}
        tone="danger"
        onConfirm={async () => {
          await stop.mutateAsync({ priceChangeId });
          await refresh();
        }}
      >
        {status === 'running' ? (
          <Trans>
            Nobody is told any more. Who was told and has not paid keeps the old price: unpaid invoices of the new one
            are voided and billed again. Tell those clients yourself. Prices in force stay.
          </Trans>
        ) : (
          <Trans>Nobody was told of it.</Trans>
        )}
      </ConfirmDialog>
    </>
  );
}
