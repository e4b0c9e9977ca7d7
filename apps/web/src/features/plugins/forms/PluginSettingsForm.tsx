import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { DirtyGuard } from '#components/form/DirtyGuard.tsx';
import { Form, SubmitButton } from '#components/form/Form.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';
import { Section } from '#components/Section.tsx';
import { SchemaFields } from '#components/schema-form/SchemaFields.tsx';
import { settingFields } from '#components/schema-form/setting-fields.ts';
import { settingsDefaults, settingsForApi, settingsSchemas } from '#components/schema-form/settings-values.ts';
import { toast } from '#components/ui/toast.tsx';
import { useCan } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import { refreshPlugins } from '../hooks/use-plugin-actions.ts';
import type { Plugin } from '../lib/plugin.ts';

/** What a plugin asks once for the whole tenant, drawn from its schema. */
export function PluginSettingsForm({ plugin }: { plugin: Plugin }) {
  const schema = plugin.schemas.tenant;
  if (settingFields(schema).length > 0) return <Fields plugin={plugin} />;
  return (
    <Section title={<Trans>Settings</Trans>}>
      <p className="text-muted-foreground text-sm">
        {plugin.schemas.server ? (
          <Trans>
            This plugin is set up per server:{' '}
            <Link to="/admin/servers" className="underline underline-offset-2">
              open the servers
            </Link>
            .
          </Trans>
        ) : (
          <Trans>This plugin has nothing to set.</Trans>
        )}
      </p>
    </Section>
  );
}

function Fields({ plugin }: { plugin: Plugin }) {
  const { t } = useLingui();
  const can = useCan();
  const { pluginId } = plugin;
  const schema = plugin.schemas.tenant;
  const save = useMutation(trpc.plugins.saveSettings.mutationOptions());
  const stored = plugin.secrets.map((secret) => secret.name);
  const form = useAppForm({
    schema: z.object(settingsSchemas(schema, stored)),
    defaultValues: settingsDefaults(schema, plugin.settings),
  });
  return (
    <Section title={<Trans>Settings</Trans>}>
      <Form
        form={form}
        onSubmit={async (values) => {
          await save.mutateAsync({ pluginId, ...settingsForApi(schema, values) });
          // What was typed into a secret's field must not stay in the page.
          form.reset({ ...values, secrets: settingsDefaults(schema).secrets });
          await refreshPlugins();
          toast.success(t`Saved`);
        }}
      >
        <DirtyGuard />
        <fieldset disabled={!can('plugin:manage')} className="flex min-w-0 flex-col gap-4">
          <legend className="sr-only">
            <Trans>Settings</Trans>
          </legend>
          <SchemaFields schema={schema} secrets={plugin.secrets} />
        </fieldset>
        {can('plugin:manage') ? (
          <SubmitButton className="self-start">
            <Trans>Save</Trans>
          </SubmitButton>
        ) : null}
      </Form>
    </Section>
  );
}
