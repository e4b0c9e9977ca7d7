import { Trans, useLingui } from '@lingui/react/macro';
import { CreditCard, Landmark } from 'lucide-react';
import type { ReactNode } from 'react';
import { RadioGroup } from '#components/ui/radio-group.tsx';
import type { PayChoice } from './use-pay-choices.ts';

interface PayChoiceListProps {
  choices: readonly PayChoice[];
  value: string;
  onValueChange: (value: string) => void;
}

/** The ways to pay, as rows. */
export function PayChoiceList({ choices, value, onValueChange }: PayChoiceListProps) {
  const { t } = useLingui();
  return (
    <RadioGroup
      legend={t`How do you want to pay?`}
      options={choices.map((choice) => ({ value: choice.value, ...textOf(choice) }))}
      value={value}
      onValueChange={onValueChange}
    />
  );
}

const ICON = 'size-5 text-muted-foreground';

function textOf(choice: PayChoice): { label: ReactNode; hint?: ReactNode; end: ReactNode } {
  if (choice.kind === 'method') {
    const { label, isDefault } = choice.method;
    return {
      label: <bdi className="inline-block first-letter:uppercase">{label}</bdi>,
      ...(isDefault ? { hint: <Trans>Your default</Trans> } : {}),
      end: <CreditCard aria-hidden="true" className={ICON} />,
    };
  }
  const { title, isRedirecting, isSimulated } = choice.gateway;
  const hint = isRedirecting ? (
    <Trans>On the secure page of the payment service</Trans>
  ) : (
    <Trans>You get our account details</Trans>
  );
  const Icon = isRedirecting ? CreditCard : Landmark;
  return {
    label: isSimulated ? <Trans>{title} (simulated)</Trans> : title,
    hint,
    end: <Icon aria-hidden="true" className={ICON} />,
  };
}
