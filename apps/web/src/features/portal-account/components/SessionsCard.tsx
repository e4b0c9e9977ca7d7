import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { ErrorState } from '#components/ErrorState.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import { DeviceName, type OpenSession, SessionRow } from './SessionRow.tsx';

/** Every place where the person is logged in. */
export function SessionsCard() {
  const { t } = useLingui();
  const sessions = useQuery(trpc.identity.sessions.queryOptions({}));
  const endOne = useMutation(trpc.identity.revokeSession.mutationOptions());
  const endOthers = useMutation(trpc.identity.revokeOtherSessions.mutationOptions());
  const [ending, setEnding] = useState<OpenSession | 'others'>();
  const rows = sessions.data?.rows;
  const end = async () => {
    if (ending === undefined) return;
    if (ending === 'others') await endOthers.mutateAsync({});
    else await endOne.mutateAsync({ sessionId: ending.sessionId });
    await sessions.refetch();
    toast.success(ending === 'others' ? t`All other sessions have ended` : t`The session has ended`);
  };
  return (
    <Card>
      <CardHeader>
        <CardTitle>
          <Trans>Where you are logged in</Trans>
        </CardTitle>
        {rows?.some((session) => !session.isCurrent) ? (
          <Button variant="outline" size="sm" onClick={() => setEnding('others')}>
            <Trans>End all others</Trans>
          </Button>
        ) : null}
      </CardHeader>
      {sessions.error ? <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} /> : null}
      {rows === undefined && !sessions.error ? <Skeleton className="m-4 h-24" /> : null}
      <ul>
        {rows?.map((session) => (
          <SessionRow key={session.sessionId} session={session} onEnd={setEnding} />
        ))}
      </ul>
      <ConfirmDialog
        open={ending !== undefined}
        onOpenChange={(open) => {
          if (!open) setEnding(undefined);
        }}
        title={
          ending === 'others' || ending === undefined ? (
            <Trans>End all other sessions?</Trans>
          ) : (
            <Trans>
              End the session on <DeviceName session={ending} />?
            </Trans>
          )
        }
        confirmLabel={ending === 'others' ? <Trans>End all others</Trans> : <Trans>End session</Trans>}
        tone="danger"
        onConfirm={end}
      >
        <Trans>Whoever uses it has to log in again.</Trans>
      </ConfirmDialog>
    </Card>
  );
}
