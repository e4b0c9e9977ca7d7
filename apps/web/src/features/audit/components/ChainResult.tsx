import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';

type Report = RouterOutputs['audit']['verify'];

/** Whether the trail is whole: each entry's hash holds the one before it, so that none can be changed or taken out. */
export function ChainResult() {
  const textOf = useErrorText();
  const query = useQuery({ ...trpc.audit.verify.queryOptions({}), staleTime: 60_000 });
  if (query.data === undefined && !query.error) return <Skeleton className="mb-4 h-11" />;
  const again = (
    <Button size="sm" variant="outline" busy={query.isFetching} onClick={() => void query.refetch()}>
      <RefreshCw aria-hidden="true" />
      <Trans>Check again</Trans>
    </Button>
  );
  if (query.data === undefined) {
    return (
      <Alert className="mb-4" tone="danger" action={again}>
        {textOf(query.error)}
      </Alert>
    );
  }
  return (
    <Alert className="mb-4" tone={query.data.isValid ? 'success' : 'danger'} action={again}>
      {query.data.isValid ? <Whole report={query.data} /> : <Broken report={query.data} />}
    </Alert>
  );
}

function Whole({ report }: { report: Report }) {
  const format = useFormat();
  const links = format.number(report.links);
  return (
    <>
      <Trans>The chain is whole: {links} entries checked.</Trans>{' '}
      {report.unlinked.length === 0 ? null : (
        <Plural
          value={report.unlinked.length}
          one="# new entry is linked within a minute."
          other="# new entries are linked within a minute."
        />
      )}
    </>
  );
}

function Broken({ report }: { report: Report }) {
  const { t } = useLingui();
  const reasons = {
    gap: t`entries before it are missing`,
    bad_previous: t`it does not follow the one before it`,
    bad_hash: t`it was changed`,
  };
  return (
    <>
      <Trans>The chain is broken. Somebody changed the database past the panel:</Trans>
      <ul className="mt-1 list-disc ps-4">
        {report.broken.slice(0, 10).map((link) => (
          <li key={link.seq}>
            <Trans>
              Entry <code dir="ltr">{link.entryId}</code>: {reasons[link.reason]}
            </Trans>
          </li>
        ))}
      </ul>
    </>
  );
}
