import { Trans } from '@lingui/react/macro';
import { Link, useNavigate } from '@tanstack/react-router';
import { Ellipsis, LogIn, Pencil, Plus, ReceiptText } from 'lucide-react';
import { useState } from 'react';
import { Button, buttonVariants } from '#components/ui/button.tsx';
import { DropdownMenu, DropdownMenuItem, DropdownMenuSeparator } from '#components/ui/dropdown-menu.tsx';
import { useCan } from '#lib/auth/session.ts';
import type { RouterOutputs } from '#lib/trpc.ts';
import { ClientSheet } from '../forms/ClientSheet.tsx';
import { CloseSheet } from '../forms/CloseSheet.tsx';
import { CreditSheet } from '../forms/CreditSheet.tsx';
import { ImpersonateSheet } from '../forms/ImpersonateSheet.tsx';
import { ReopenDialog } from './ReopenDialog.tsx';

type Open = 'edit' | 'credit' | 'close' | 'reopen' | 'impersonate' | null;

/** What can be done with a client: the most wanted beside the title, the rest in the menu. */
export function ClientActions({ client }: { client: RouterOutputs['clients']['get'] }) {
  const can = useCan();
  const [open, setOpen] = useState<Open>(null);
  const sheet = (name: Open) => ({
    open: open === name,
    onOpenChange: (next: boolean) => setOpen(next ? name : null),
    client,
  });
  const isClosed = client.status === 'closed';
  return (
    <>
      <ClientMenu client={client} onOpen={setOpen} />
      {can('client:impersonate') && !isClosed ? (
        <Button variant="outline" onClick={() => setOpen('impersonate')}>
          <LogIn aria-hidden="true" className="rtl:-scale-x-100" />
          <Trans>Log in as client</Trans>
        </Button>
      ) : null}
      {can('order:create') && !isClosed ? (
        <Link to="/admin/orders/new" search={{ client: client.clientId }} className={buttonVariants()}>
          <Plus aria-hidden="true" />
          <Trans>New order</Trans>
        </Link>
      ) : null}
      <ClientSheet {...sheet('edit')} />
      <CreditSheet {...sheet('credit')} />
      <CloseSheet {...sheet('close')} />
      <ImpersonateSheet {...sheet('impersonate')} />
      <ReopenDialog {...sheet('reopen')} />
    </>
  );
}

interface ClientMenuProps {
  client: { clientId: string; status: string };
  onOpen: (open: Open) => void;
}

function ClientMenu({ client, onOpen }: ClientMenuProps) {
  const can = useCan();
  const navigate = useNavigate();
  const isClosed = client.status === 'closed';
  return (
    <DropdownMenu
      trigger={
        <Button variant="outline">
          <Ellipsis aria-hidden="true" />
          <Trans>More</Trans>
        </Button>
      }
    >
      {can('client:update') && !isClosed ? (
        <DropdownMenuItem onClick={() => onOpen('edit')}>
          <Pencil aria-hidden="true" />
          <Trans>Change client</Trans>
        </DropdownMenuItem>
      ) : null}
      {can('invoice:create') && !isClosed ? (
        <DropdownMenuItem
          onClick={() => void navigate({ to: '/admin/invoices/new', search: { client: client.clientId } })}
        >
          <ReceiptText aria-hidden="true" />
          <Trans>New invoice</Trans>
        </DropdownMenuItem>
      ) : null}
      {can('payment:record') && !isClosed ? (
        <DropdownMenuItem onClick={() => onOpen('credit')}>
          <Plus aria-hidden="true" />
          <Trans>Give credit</Trans>
        </DropdownMenuItem>
      ) : null}
      {can('client:close') ? (
        <>
          <DropdownMenuSeparator />
          {isClosed ? (
            <DropdownMenuItem onClick={() => onOpen('reopen')}>
              <Trans>Reopen account</Trans>
            </DropdownMenuItem>
          ) : (
            <DropdownMenuItem tone="danger" onClick={() => onOpen('close')}>
              <Trans>Close account</Trans>
            </DropdownMenuItem>
          )}
        </>
      ) : null}
    </DropdownMenu>
  );
}
