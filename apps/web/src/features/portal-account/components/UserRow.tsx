import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { Ellipsis } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { Avatar } from '#components/ui/avatar.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { DropdownMenu, DropdownMenuItem } from '#components/ui/dropdown-menu.tsx';
import type { RouterOutputs } from '#lib/trpc.ts';
import { GRANT_TEXTS } from '../lib/grants.ts';

export type AccountUser = RouterOutputs['identity']['contacts']['rows'][number];

interface UserRowProps {
  user: AccountUser;
  isSelf: boolean;
  /** Absent where the reader may not change users. */
  actions?: { onChange: (user: AccountUser) => void; onRemove: (user: AccountUser) => void };
}

/** One person with access to the account: who, what they may do, whether they have come. */
export function UserRow({ user, isSelf, actions }: UserRowProps) {
  return (
    <li className="flex items-center gap-3 border-b px-4 py-3 last:border-b-0">
      <Avatar name={user.name} />
      <div className="grid min-w-0 flex-1 gap-x-4 gap-y-1 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center">
        <div className="min-w-0">
          <p className="flex flex-wrap items-center gap-2 font-medium text-sm">
            <bdi className="min-w-0 truncate">{user.name}</bdi>
            {isSelf ? (
              <Badge>
                <Trans>You</Trans>
              </Badge>
            ) : null}
          </p>
          <p className="truncate text-muted-foreground text-sm" dir="auto">
            {user.email}
          </p>
          <p className="text-muted-foreground text-xs">
            <UserState user={user} />
          </p>
        </div>
        <GrantBadges user={user} />
      </div>
      {actions ? <RowMenu user={user} {...actions} /> : null}
    </li>
  );
}

function GrantBadges({ user }: { user: AccountUser }) {
  const { i18n } = useLingui();
  return (
    <div className="flex flex-wrap gap-1.5">
      {user.grants.map((grant) => (
        <Badge key={grant} tone={grant === 'owner' ? 'info' : 'neutral'}>
          {i18n._(GRANT_TEXTS[grant].name)}
        </Badge>
      ))}
    </div>
  );
}

function UserState({ user }: { user: AccountUser }) {
  if (user.status === 'disabled') return <Trans>Login is disabled</Trans>;
  if (user.isPending) return <Trans>Invited, has not come yet</Trans>;
  if (user.lastLoginAt === null) return <Trans>Has not logged in yet</Trans>;
  return (
    <Trans>
      Last login <DateText value={user.lastLoginAt} style="relative" />
    </Trans>
  );
}

function RowMenu({ user, onChange, onRemove }: { user: AccountUser } & NonNullable<UserRowProps['actions']>) {
  return (
    <DropdownMenu
      trigger={
        <Button variant="ghost" size="icon">
          <Ellipsis aria-hidden="true" />
          <span className="sr-only">
            <Trans>Actions for {user.name}</Trans>
          </span>
        </Button>
      }
    >
      <DropdownMenuItem onClick={() => onChange(user)}>
        <Trans>Change access</Trans>
      </DropdownMenuItem>
      <DropdownMenuItem tone="danger" onClick={() => onRemove(user)}>
        <Trans>Remove</Trans>
      </DropdownMenuItem>
    </DropdownMenu>
  );
}
