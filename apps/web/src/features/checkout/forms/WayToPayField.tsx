import { Trans } from '@lingui/react/macro';
import type { RadioFieldProps } from '#components/form/RadioField.tsx';
import { RadioField } from '#components/form/RadioField.tsx';
import { SimulatedBadge } from '#components/SimulatedBadge.tsx';
import type { WayToPay } from '../lib/ways-to-pay.ts';

/** How to pay. The first way is chosen already; a simulated one says so. */
export function WayToPayField({ ways }: { ways: readonly WayToPay[] }) {
  return <RadioField name="wayToPay" label={<Trans>How do you want to pay?</Trans>} options={ways.map(optionOf)} />;
}

function optionOf(way: WayToPay): RadioFieldProps['options'][number] {
  const isSimulated = way.kind === 'method' ? way.isSimulated : way.gateway.isSimulated;
  return {
    value: way.value,
    label: way.kind === 'method' ? <bdi>{way.method.label}</bdi> : way.gateway.title,
    hint: <WayHint way={way} />,
    ...(isSimulated ? { end: <SimulatedBadge /> } : {}),
  };
}

function WayHint({ way }: { way: WayToPay }) {
  if (way.kind === 'method') return <Trans>Saved. It is charged at once.</Trans>;
  if (way.gateway.isRedirecting) return <Trans>You pay on the provider's own page and come back here.</Trans>;
  return <Trans>You get the account and a reference to transfer to.</Trans>;
}
