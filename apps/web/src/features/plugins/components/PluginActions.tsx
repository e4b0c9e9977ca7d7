import { Trans } from '@lingui/react/macro';
import { PlugZap, Power, PowerOff } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import type { usePluginActions } from '../hooks/use-plugin-actions.ts';
import { isTestable, type Plugin } from '../lib/plugin.ts';

export interface PluginActionsProps {
  plugin: Plugin;
  actions: ReturnType<typeof usePluginActions>;
}

export function PluginActions({ plugin, actions }: PluginActionsProps) {
  return (
    <>
      {isTestable(plugin) ? (
        <Button variant="outline" busy={actions.isTesting} onClick={actions.test}>
          <PlugZap aria-hidden="true" />
          <Trans>Test connection</Trans>
        </Button>
      ) : null}
      {plugin.state === 'enabled' ? (
        <Button variant="outline" busy={actions.isSwitching} onClick={actions.disable}>
          <PowerOff aria-hidden="true" />
          <Trans>Disable</Trans>
        </Button>
      ) : (
        <Button busy={actions.isSwitching} onClick={actions.enable}>
          <Power aria-hidden="true" />
          <Trans>Enable</Trans>
        </Button>
      )}
    </>
  );
}
