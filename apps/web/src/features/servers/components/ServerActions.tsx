import { Trans } from '@lingui/react/macro';
import { PlugZap } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { EditServerSheet } from '../forms/EditServerSheet.tsx';
import { useServerTest } from '../hooks/use-servers.ts';
import type { Server } from '../lib/server.ts';
import { DeleteServerDialog } from './DeleteDialogs.tsx';

export function ServerActions({ server }: { server: Server }) {
  const test = useServerTest();
  const [open, setOpen] = useState<'edit' | 'delete' | null>(null);
  const dialog = (name: 'edit' | 'delete') => ({
    open: open === name,
    onOpenChange: (next: boolean) => setOpen(next ? name : null),
    server,
  });
  return (
    <>
      {server.accounts === 0 ? (
        <Button variant="ghost" onClick={() => setOpen('delete')}>
          <Trans>Delete</Trans>
        </Button>
      ) : null}
      <Button variant="outline" onClick={() => setOpen('edit')}>
        <Trans>Change</Trans>
      </Button>
      <Button busy={test.isPending} onClick={() => test.mutate({ serverId: server.serverId })}>
        <PlugZap aria-hidden="true" />
        <Trans>Test connection</Trans>
      </Button>
      <EditServerSheet {...dialog('edit')} />
      <DeleteServerDialog {...dialog('delete')} />
    </>
  );
}
