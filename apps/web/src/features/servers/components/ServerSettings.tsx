import { Trans, useLingui } from '@lingui/react/macro';
import { type Fact, Facts } from '#components/Facts.tsx';
import { Section } from '#components/Section.tsx';
import { settingFields } from '#components/schema-form/setting-fields.ts';
import type { Server } from '../lib/server.ts';

/** What the panel of a server is reached with. Of secrets only the end is known. */
export function ServerSettings({ server }: { server: Server }) {
  const { t } = useLingui();
  const facts = settingFields(server.schema).map((field): Fact => {
    const label = <bdi>{field.title}</bdi>;
    if (field.kind === 'secret') {
      const stored = server.secrets.find((secret) => secret.name === field.name);
      const value = stored === undefined ? t`Not set` : <bdi dir="ltr">•••• {stored.lastFour}</bdi>;
      return { key: field.name, label, value };
    }
    const value = server.settings[field.name];
    if (typeof value === 'boolean') return { key: field.name, label, value: value ? t`Yes` : t`No` };
    return { key: field.name, label, value: value === undefined ? '–' : <bdi dir="ltr">{String(value)}</bdi> };
  });
  return (
    <Section title={<Trans>Settings</Trans>}>
      <Facts facts={facts} />
    </Section>
  );
}
