import { Trans } from '@lingui/react/macro';
import { CheckboxField } from './fields.tsx';

/** A consumer may leave it: then everything goes back after a withdrawal, not only what was not used. */
export function StartField() {
  return (
    <CheckboxField
      name="asksForStart"
      label={<Trans>Start at once. If I withdraw from the contract later, I pay for the days until then.</Trans>}
    />
  );
}
