import { Trans, useLingui } from '@lingui/react/macro';
import { COMPONENT_KINDS } from '@panel1/shared-types/states';
import { useQuery } from '@tanstack/react-query';
import { Blocks, Plus } from 'lucide-react';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { EmptyState } from '#components/EmptyState.tsx';
import { SelectField } from '#components/form/fields.tsx';
import { useUndoableRemove } from '#components/form/use-undoable-remove.ts';
import { SchemaFields } from '#components/schema-form/SchemaFields.tsx';
import { Button } from '#components/ui/button.tsx';
import { useCan } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import { KINDS } from '../lib/kinds.ts';
import { PackageField } from './PackageField.tsx';
import { PartCard } from './PartCard.tsx';

/** What is set up for the buyer, by which plugin and with which of its settings. */
export function ComponentsTab() {
  const { t } = useLingui();
  const { getValues } = useFormContext();
  const { fields, append, remove, insert } = useFieldArray({ name: 'components', keyName: 'rowId' });
  const takeAway = useUndoableRemove({ rowAt: (at) => getValues(`components.${at}`), remove, insert });
  const button = (
    <Button
      variant="outline"
      onClick={() =>
        append({ kind: 'hosting_account', pluginId: '', serverGroupId: '', settings: { packageName: '' } })
      }
    >
      <Plus aria-hidden="true" />
      <Trans>Add component</Trans>
    </Button>
  );
  if (fields.length === 0) {
    return (
      <EmptyState icon={Blocks} title={<Trans>Made of nothing yet</Trans>} action={button}>
        <Trans>A component says what is set up: a hosting account, a server, a service by hand.</Trans>
      </EmptyState>
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {fields.map((field, index) => (
        <ComponentCard
          key={field.rowId}
          name={`components.${index}`}
          onRemove={() => takeAway(index, t`Component removed`)}
        />
      ))}
      <div>{button}</div>
    </div>
  );
}

function ComponentCard({ name, onRemove }: { name: string; onRemove: () => void }) {
  const { t, i18n } = useLingui();
  const can = useCan();
  const [kind, pluginId, groupId]: unknown[] = useWatch({
    name: [`${name}.kind`, `${name}.pluginId`, `${name}.serverGroupId`],
  });
  const plugins = useQuery({ ...trpc.plugins.list.queryOptions({}), enabled: can('plugin:read') }).data?.rows ?? [];
  const servers = useQuery({ ...trpc.provisioning.listServers.queryOptions({}), enabled: can('server:read') }).data;
  const adapters = plugins.filter(
    (plugin) => plugin.state === 'enabled' && plugin.adapters.some((adapter) => adapter.kinds.includes(String(kind))),
  );
  const groups = (servers?.groups ?? []).filter((group) => group.pluginId === pluginId);
  const known = COMPONENT_KINDS.find((one) => one === kind);
  return (
    <PartCard title={known ? i18n._(KINDS[known]) : t`Component`} onRemove={onRemove}>
      <div className="grid gap-4 md:grid-cols-2">
        <SelectField
          name={`${name}.kind`}
          label={t`Kind`}
          options={COMPONENT_KINDS.map((value) => ({ value, label: i18n._(KINDS[value]) }))}
        />
        <SelectField
          name={`${name}.pluginId`}
          label={t`Set up by`}
          placeholder={t`Staff, by hand`}
          options={adapters.map((plugin) => ({ value: plugin.pluginId, label: plugin.name }))}
        />
        {groups.length > 0 ? (
          <SelectField
            name={`${name}.serverGroupId`}
            label={t`Server group`}
            placeholder={t`Choose…`}
            options={groups.map((group) => ({ value: group.groupId, label: group.name }))}
          />
        ) : null}
        {kind === 'hosting_account' ? (
          <PackageField
            name={`${name}.settings.packageName`}
            groupId={groups.some((group) => group.groupId === groupId) ? String(groupId) : ''}
          />
        ) : null}
        {typeof pluginId === 'string' && pluginId !== '' && can('plugin:read') ? (
          <AdapterSettings pluginId={pluginId} at={`${name}.settings`} />
        ) : null}
      </div>
    </PartCard>
  );
}

/** The settings that the adapter asks for each product, drawn from its schema. */
function AdapterSettings({ pluginId, at }: { pluginId: string; at: string }) {
  const plugin = useQuery(trpc.plugins.get.queryOptions({ pluginId })).data;
  return <SchemaFields schema={plugin?.schemas.product} at={at} />;
}
