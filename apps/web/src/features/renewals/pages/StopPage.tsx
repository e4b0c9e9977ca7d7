import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { DateText } from '#components/DateText.tsx';
import { Facts } from '#components/Facts.tsx';
import { ObjectPage } from '#components/ObjectPage.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { useParam } from '#lib/routing/use-params.ts';
import { trpc } from '#lib/trpc.ts';
import { Expected } from '../components/Expected.tsx';
import { StopActions } from '../components/StopActions.tsx';
import { Found, WhatStopped, WhoseStop } from '../components/WhatStopped.tsx';
import { WhyAsked } from '../components/WhyAsked.tsx';
import { WouldBill } from '../components/WouldBill.tsx';
import type { ShownStop } from '../lib/stop.ts';

/** Why the daily run stopped, what it would bill, and the answer. */
export function StopPage() {
  const stopId = useParam('id');
  const query = useQuery(trpc.subscriptions.stop.queryOptions({ stopId }));
  return (
    <ObjectPage
      query={query}
      header={(stop) => ({
        title: <WhatStopped stop={stop} />,
        badge: <StatusBadge status={stop.state} />,
        actions: <StopActions stop={stop} />,
        crumbs: [
          {
            key: 'list',
            content: (
              <Link to="/admin/renewal-stops">
                <Trans>Stopped renewals</Trans>
              </Link>
            ),
          },
          { key: 'this', content: <DateText value={stop.stoppedOn} /> },
        ],
      })}
      tabs={(stop) => [{ value: 'stop', label: '', content: <About stop={stop} /> }]}
    />
  );
}

function About({ stop }: { stop: ShownStop }) {
  const isRun = stop.kind === 'run';
  return (
    <div className="flex flex-col gap-4">
      <Section title={<Trans>Why you are asked</Trans>}>
        <p className="mb-3 max-w-prose text-sm">
          <WhyAsked stop={stop} />
        </p>
        <Facts
          facts={[
            {
              key: 'whose',
              label: isRun ? <Trans>Stopped</Trans> : <Trans>Client</Trans>,
              value: <WhoseStop stop={stop} />,
            },
            { key: 'found', label: <Trans>Found</Trans>, value: <Found stop={stop} /> },
            { key: 'at', label: <Trans>Since</Trans>, value: <DateText value={stop.createdAt} style="datetime" /> },
            { key: 'by', label: <Trans>Answered by</Trans>, value: stop.decidedBy && <bdi>{stop.decidedBy}</bdi> },
            {
              key: 'answered',
              label: <Trans>Answered</Trans>,
              value: stop.decidedAt && <DateText value={stop.decidedAt} style="datetime" />,
            },
          ]}
        />
      </Section>
      {isRun ? <Expected stop={stop} /> : null}
      {stop.state === 'waiting' ? <WouldBill stopId={stop.stopId} /> : null}
    </div>
  );
}
