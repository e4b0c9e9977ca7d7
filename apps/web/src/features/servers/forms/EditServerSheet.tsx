import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { settingsDefaults, settingsForApi, settingsSchemas } from '#components/schema-form/settings-values.ts';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import { refreshServers } from '../hooks/use-servers.ts';
import type { Server } from '../lib/server.ts';
import { ServerFields, serverFields } from './ServerFields.tsx';

export interface EditServerSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  server: Server;
}

export function EditServerSheet({ open, onOpenChange, server }: EditServerSheetProps) {
  const { t } = useLingui();
  const save = useMutation(trpc.provisioning.saveServer.mutationOptions());
  const { serverId, groupId, schema } = server;
  const stored = server.secrets.map((secret) => secret.name);
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Change {server.name}</Trans>}
      schema={z.object({ ...serverFields, ...settingsSchemas(schema, stored) })}
      defaultValues={{
        name: server.name,
        hostname: server.hostname,
        maxAccounts: server.maxAccounts,
        position: server.position,
        isEnabled: server.isEnabled,
        ...settingsDefaults(schema, server.settings),
      }}
      submitLabel={<Trans>Save</Trans>}
      onSubmit={async (values) => {
        await save.mutateAsync({ ...values, ...settingsForApi(schema, values), serverId, groupId });
        await refreshServers();
        toast.success(t`Saved`);
      }}
    >
      <ServerFields schema={schema} secrets={server.secrets} />
    </FormSheet>
  );
}
