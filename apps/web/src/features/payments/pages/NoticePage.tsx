import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ObjectPage } from '#components/ObjectPage.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { useParam } from '#lib/routing/use-params.ts';
import { trpc } from '#lib/trpc.ts';
import { NoticeActions } from '../components/NoticeActions.tsx';
import { NoticeCalls } from '../components/NoticeCalls.tsx';
import { NoticeFacts } from '../components/NoticeFacts.tsx';
import { NOTICE_TYPES, type Notice } from '../lib/notice.ts';

export function NoticePage() {
  const { t, i18n } = useLingui();
  const noticeId = useParam('id');
  const query = useQuery(trpc.payments.getNotice.queryOptions({ noticeId }));
  return (
    <ObjectPage
      query={query}
      header={(notice) => ({
        title: i18n._(NOTICE_TYPES[notice.type]),
        badge: <StatusBadge status={notice.state} />,
        description: <code dir="ltr">{notice.kind}</code>,
        crumbs: [
          {
            key: 'list',
            content: (
              <Link to="/admin/gateway-notices">
                <Trans>Gateway notices</Trans>
              </Link>
            ),
          },
          { key: 'this', content: i18n._(NOTICE_TYPES[notice.type]) },
        ],
        actions: <NoticeActions notice={notice} />,
      })}
      notice={(notice) => <WhatToDo notice={notice} />}
      tabs={(notice) => [{ value: 'calls', label: t`What followed`, content: <NoticeCalls notice={notice} /> }]}
      rail={(notice) => <NoticeFacts notice={notice} />}
    />
  );
}

function WhatToDo({ notice }: { notice: Notice }) {
  if (notice.state !== 'parked') return null;
  if (notice.type === 'dispute') {
    return (
      <Alert className="mb-4" tone="danger" title={<Trans>A payer disputes a payment</Trans>}>
        <Trans>Answer it at the gateway before its deadline, then put this notice aside.</Trans>
      </Alert>
    );
  }
  return (
    <Alert className="mb-4" tone="warning" title={<Trans>This notice could not be followed</Trans>}>
      <Trans>Mend the cause and retry, or put the notice aside when you have dealt with it yourself.</Trans>
    </Alert>
  );
}
