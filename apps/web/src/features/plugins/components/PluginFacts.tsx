import { Trans, useLingui } from '@lingui/react/macro';
import { Facts } from '#components/Facts.tsx';
import { Section } from '#components/Section.tsx';
import type { Plugin } from '../lib/plugin.ts';

export function PluginFacts({ plugin }: { plugin: Plugin }) {
  const { t } = useLingui();
  const uses = { paymentGateway: t`Payments`, provisioningAdapter: t`Delivery of services`, taxCalculator: t`Taxes` };
  return (
    <>
      <Section title={<Trans>Facts</Trans>}>
        <Facts
          facts={[
            { key: 'version', label: t`Version`, value: <bdi className="num">{plugin.version}</bdi> },
            {
              key: 'for',
              label: t`For`,
              value: plugin.adapters.map((adapter) => uses[adapter.contract]).join(', '),
            },
            { key: 'id', label: t`Id`, value: <code dir="ltr">{plugin.pluginId}</code> },
          ]}
        />
      </Section>
      <Section title={<Trans>May connect to</Trans>}>
        {plugin.network.length === 0 ? (
          <p className="text-muted-foreground text-sm">
            <Trans>Nothing: it works without the network.</Trans>
          </p>
        ) : (
          <ul className="flex flex-col gap-2 text-sm">
            {plugin.network.map((grant) => (
              <li key={'host' in grant ? grant.host : grant.setting}>
                <code dir="ltr" className="break-all font-mono text-xs">
                  {'host' in grant ? grant.host : grant.setting}
                </code>
                <p className="text-muted-foreground">
                  <bdi>{grant.reason}</bdi>
                </p>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
