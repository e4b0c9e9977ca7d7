import { Plural, Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Alert } from '#components/ui/alert.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { readError } from '#lib/errors.ts';
import type { PluginActionsProps } from './PluginActions.tsx';

/** What the last step came to: a refusal with its reason, a test with its answer, or the error that is stored. */
export function PluginNotice({ plugin, actions }: PluginActionsProps) {
  const notice = useNotice({ plugin, actions });
  return notice === null ? null : <div className="mb-4">{notice}</div>;
}

function useNotice({ plugin, actions }: PluginActionsProps): ReactNode {
  const textOf = useErrorText();
  const { refusal, outcome } = actions;
  if (refusal) {
    const { code, values } = readError(refusal);
    const count = values['count'];
    if (code === 'plugins.in_use' && typeof count === 'number') {
      return (
        <Alert tone="warning" title={<Trans>This plugin cannot be disabled yet</Trans>}>
          <Plural
            value={count}
            one="# product or service still needs it. Move or end it first."
            other="# products and services still need it. Move or end them first."
          />
        </Alert>
      );
    }
    if (code === 'plugins.settings_invalid') {
      return (
        <Alert tone="warning" title={<Trans>This plugin cannot be enabled yet</Trans>}>
          <Trans>Its settings are not complete: fill them in below and save.</Trans>
        </Alert>
      );
    }
    return <Alert tone="danger">{textOf(refusal)}</Alert>;
  }
  if (outcome?.isWorking) {
    return (
      <Alert tone="success">
        <Trans>The provider accepts these settings.</Trans>
      </Alert>
    );
  }
  const problem = outcome?.message ?? plugin.lastError;
  if (problem === null || problem === undefined) return null;
  return (
    <Alert tone="danger" title={<Trans>The provider does not accept these settings</Trans>}>
      <bdi>{problem}</bdi>
    </Alert>
  );
}
