import { Trans } from '@lingui/react/macro';
import { Monitor, Smartphone } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import type { RouterOutputs } from '#lib/trpc.ts';
import { deviceOf } from '../lib/device-name.ts';

export type OpenSession = RouterOutputs['identity']['sessions']['rows'][number];

/** The words for the device of a session: "Firefox on Linux". */
export function DeviceName({ session }: { session: OpenSession }) {
  const device = deviceOf(session.userAgent);
  if (device === null) return <Trans>Unknown device</Trans>;
  const { browser, system } = device;
  if (browser === null || system === null) return browser ?? system;
  return (
    <Trans>
      {browser} on {system}
    </Trans>
  );
}

/** One login of the person: where, since when, and the way to end it. */
export function SessionRow({ session, onEnd }: { session: OpenSession; onEnd: (session: OpenSession) => void }) {
  const system = deviceOf(session.userAgent)?.system ?? '';
  const Icon = ['iPhone', 'iPad', 'Android'].includes(system) ? Smartphone : Monitor;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b px-4 py-3 last:border-b-0">
      <Icon aria-hidden="true" className="size-5 shrink-0 text-muted-foreground" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-2 font-medium text-sm">
          <span>
            <DeviceName session={session} />
          </span>
          {session.isCurrent ? (
            <Badge tone="success">
              <Trans>This device</Trans>
            </Badge>
          ) : null}
          {session.isImpersonation ? (
            <Badge tone="warning">
              <Trans>Support staff viewing your account</Trans>
            </Badge>
          ) : null}
          {session.surface === 'staff' ? (
            <Badge>
              <Trans>Staff area</Trans>
            </Badge>
          ) : null}
        </p>
        <p className="text-muted-foreground text-xs">
          {session.ip === null ? null : (
            <>
              <bdi className="num">{session.ip}</bdi> ·{' '}
            </>
          )}
          <Trans>
            active <DateText value={session.lastUsedAt} style="relative" />
          </Trans>{' '}
          ·{' '}
          <Trans>
            since <DateText value={session.createdAt} />
          </Trans>
        </p>
      </div>
      {session.isCurrent ? null : (
        <Button variant="outline" size="sm" onClick={() => onEnd(session)}>
          <Trans>End session</Trans>
        </Button>
      )}
    </li>
  );
}
