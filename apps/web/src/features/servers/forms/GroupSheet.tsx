import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import { useMutation, useQuery } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { SelectField, TextField } from '#components/form/fields.tsx';
import { RadioField } from '#components/form/RadioField.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import { refreshServers } from '../hooks/use-servers.ts';
import { FILL_RULES, type ServerGroup } from '../lib/server.ts';

const schema = z.object({ name: text(80), pluginId: text(80), fillRule: z.enum(FILL_RULES) });

export interface GroupSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The group to change; without it a new one is made. */
  group?: ServerGroup;
}

export function GroupSheet({ open, onOpenChange, group }: GroupSheetProps) {
  const { t } = useLingui();
  const save = useMutation(trpc.provisioning.saveServerGroup.mutationOptions());
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={group ? <Trans>Change {group.name}</Trans> : <Trans>New server group</Trans>}
      schema={schema}
      defaultValues={{
        name: group?.name ?? '',
        pluginId: group?.pluginId ?? '',
        fillRule: group?.fillRule ?? 'least_used',
      }}
      submitLabel={<Trans>Save</Trans>}
      onSubmit={async (values) => {
        await save.mutateAsync({ ...values, ...(group ? { groupId: group.groupId } : {}) });
        await refreshServers();
        toast.success(t`Saved`);
      }}
    >
      <TextField name="name" label={t`Name`} autoComplete="off" />
      {group ? null : <PanelField />}
      <RadioField
        name="fillRule"
        label={t`Which server gets the next account`}
        options={[
          { value: 'least_used', label: t`The least used`, hint: t`Spreads the load over all servers.` },
          { value: 'fill_in_order', label: t`The first with room`, hint: t`Fills one server, then the next.` },
        ]}
      />
    </FormSheet>
  );
}

function PanelField() {
  const { t } = useLingui();
  const plugins = useQuery(trpc.plugins.list.queryOptions({}));
  const adapters = (plugins.data?.rows ?? []).filter(
    (plugin) =>
      plugin.state === 'enabled' && plugin.adapters.some((adapter) => adapter.contract === 'provisioningAdapter'),
  );
  return (
    <SelectField
      name="pluginId"
      label={t`Panel`}
      hint={t`Enabled plugins that can deliver services.`}
      placeholder={t`Choose…`}
      options={adapters.map((plugin) => ({ value: plugin.pluginId, label: plugin.name }))}
    />
  );
}
