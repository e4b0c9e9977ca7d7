import { Trans, useLingui } from '@lingui/react/macro';
import { FlaskConical } from 'lucide-react';
import { Badge } from './ui/badge.tsx';

/** Says that payments and servers are simulated: nobody may take a demo for real money. */
export function SimulatedBadge() {
  const { t } = useLingui();
  return (
    <Badge tone="warning" title={t`Payments and servers are simulated in this demo. No money moves.`}>
      <FlaskConical aria-hidden="true" className="size-3" />
      <span className="max-sm:sr-only">
        <Trans>Simulated</Trans>
      </span>
    </Badge>
  );
}
