import { Trans, useLingui } from '@lingui/react/macro';
import { DateText } from '#components/DateText.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Progress } from '#components/ui/progress.tsx';
import { useFormat } from '#lib/format/use-format.ts';

/** Whether the panel answers; a server that is switched off gets no new account. */
export function ServerHealth({ server }: { server: { health: string; isEnabled: boolean } }) {
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      {server.isEnabled ? null : (
        <Badge>
          <Trans>No new accounts</Trans>
        </Badge>
      )}
      <StatusBadge status={server.health} />
    </span>
  );
}

/** Accounts of the places, with a bar that warns before the server is full. */
export function ServerCapacity({ server }: { server: { name: string; accounts: number; maxAccounts: number } }) {
  const { t } = useLingui();
  const format = useFormat();
  const { accounts, maxAccounts } = server;
  const share = maxAccounts === 0 ? 1 : accounts / maxAccounts;
  return (
    <span className="flex w-32 flex-col gap-1 text-xs">
      <span className="num text-muted-foreground">
        {t`${format.number(accounts)} of ${format.number(maxAccounts)}`}
      </span>
      <Progress
        label={t`Places used on ${server.name}`}
        value={Math.min(1, share)}
        tone={share >= 1 ? 'danger' : share >= 0.85 ? 'warning' : 'default'}
      />
    </span>
  );
}

export function ServerChecked({ server }: { server: { checkedAt: string | null } }) {
  if (server.checkedAt === null) return null;
  return (
    <>
      {' · '}
      <Trans>
        checked <DateText value={server.checkedAt} style="relative" />
      </Trans>
    </>
  );
}
