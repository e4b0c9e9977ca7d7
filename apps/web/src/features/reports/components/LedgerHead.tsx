import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { PageHeader } from '#components/PageHeader.tsx';

const PAGES = ['/admin/ledger', '/admin/ledger/journal', '/admin/ledger/health'] as const;

/** The head of the ledger's pages and the way between them. */
export function LedgerHead({ actions }: { actions?: ReactNode }) {
  const { t } = useLingui();
  const names = [t`Trial balance`, t`Journal`, t`Health`];
  return (
    <>
      <PageHeader
        title={<Trans>Ledger</Trans>}
        description={<Trans>Everything that happened to money, booked twice. Debits are positive.</Trans>}
        {...(actions === undefined ? {} : { actions })}
      />
      <nav aria-label={t`Parts of the ledger`} className="no-print mb-4 flex gap-1 overflow-x-auto border-b">
        {PAGES.map((to, at) => (
          <Link
            key={to}
            to={to}
            activeOptions={{ exact: true, includeSearch: false }}
            className="-mb-px flex h-9 shrink-0 items-center border-transparent border-b-2 px-2.5 text-muted-foreground text-sm outline-offset-[-2px] hover:text-foreground aria-[current=page]:border-primary aria-[current=page]:font-medium aria-[current=page]:text-foreground"
          >
            {names[at]}
          </Link>
        ))}
      </nav>
    </>
  );
}
