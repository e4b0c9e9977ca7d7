import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { ErrorState } from '#components/ErrorState.tsx';
import { FormSheet } from '#components/form/FormSheet.tsx';
import type { SettingsSchema } from '#components/schema-form/setting-fields.ts';
import { settingsDefaults, settingsForApi, settingsSchemas } from '#components/schema-form/settings-values.ts';
import { Sheet } from '#components/ui/sheet.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import { refreshServers, useServerTest } from '../hooks/use-servers.ts';
import type { ServerGroup } from '../lib/server.ts';
import { ServerFields, serverFields } from './ServerFields.tsx';

export interface NewServerSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  group: ServerGroup;
}

/** Adds a server to a group; what is needed to reach it is asked by the schema of the group's plugin. */
export function NewServerSheet(props: NewServerSheetProps) {
  const { t } = useLingui();
  const { open, onOpenChange, group } = props;
  const plugin = useQuery({ ...trpc.plugins.get.queryOptions({ pluginId: group.pluginId }), enabled: open });
  if (!open) return null;
  if (plugin.data) return <Loaded {...props} schema={plugin.data.schemas.server ?? null} />;
  return (
    <Sheet open onOpenChange={onOpenChange} title={<Trans>Add a server to {group.name}</Trans>} closeLabel={t`Close`}>
      {plugin.error ? (
        <ErrorState error={plugin.error} onRetry={() => void plugin.refetch()} />
      ) : (
        <Skeleton className="h-60" />
      )}
    </Sheet>
  );
}

function Loaded({ open, onOpenChange, group, schema }: NewServerSheetProps & { schema: SettingsSchema | null }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const save = useMutation(trpc.provisioning.saveServer.mutationOptions());
  const test = useServerTest();
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Add a server to {group.name}</Trans>}
      schema={z.object({ ...serverFields, ...settingsSchemas(schema) })}
      defaultValues={{
        name: '',
        hostname: '',
        maxAccounts: 200,
        position: 0,
        isEnabled: true,
        ...settingsDefaults(schema),
      }}
      submitLabel={<Trans>Save and test</Trans>}
      onSubmit={async (values) => {
        const { serverId } = await save.mutateAsync({
          ...values,
          ...settingsForApi(schema, values),
          groupId: group.groupId,
        });
        await refreshServers();
        toast.success(t`The server is saved and being tested`);
        test.mutate({ serverId });
        void navigate({ to: `/admin/servers/${serverId}` });
      }}
    >
      <ServerFields schema={schema} />
    </FormSheet>
  );
}
