import { Trans } from '@lingui/react/macro';
import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormState, useWatch } from 'react-hook-form';
import { SubmitButton } from '#components/form/Form.tsx';
import { CheckboxField } from '#components/form/fields.tsx';
import { StartField } from '#components/form/StartField.tsx';
import { TermsField } from '#components/form/TermsField.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Section } from '../components/Section.tsx';
import type { Cart } from '../lib/cart.ts';
import { canKeep, type WayToPay } from '../lib/ways-to-pay.ts';
import { WayToPayField } from './WayToPayField.tsx';

export interface PayPartProps {
  cart: Cart;
  ways: readonly WayToPay[];
  /** What is left to pay by the chosen way. */
  due: Cart['total'];
  /** The offer to use credit first. */
  credit?: ReactNode;
}

/** The end of every checkout: credit, way to pay, terms, and the button that says what it costs. */
export function PayPart({ cart, ways, due, credit }: PayPartProps) {
  const isFree = due.amountMinor === '0';
  const isBlocked = cart.items.some(({ problem }) => problem !== null) || (!isFree && ways.length === 0);
  return (
    <Section title={<Trans>Payment</Trans>}>
      {credit}
      {isFree ? null : <WayToPayField ways={ways} />}
      {isFree ? null : <KeepField ways={ways} />}
      {!isFree && ways.length === 0 ? (
        <Alert tone="warning">
          <Trans>There is no way to pay in {cart.currency} at the moment. Ask the provider.</Trans>
        </Alert>
      ) : null}
      <TermsField url={cart.terms.url} />
      {cart.asksForStart ? <StartField /> : null}
      <SubmitButton size="lg" disabled={isBlocked}>
        <Lock aria-hidden="true" />
        {isFree || cart.isTaxPending ? (
          <Trans>Order now</Trans>
        ) : (
          <Trans>
            Order and pay <MoneyText {...due} />
          </Trans>
        )}
      </SubmitButton>
      <Invalid />
    </Section>
  );
}

/** Offers to keep what pays now, so that the next invoices are paid by themselves. */
function KeepField({ ways }: { ways: readonly WayToPay[] }) {
  const wayToPay: unknown = useWatch({ name: 'wayToPay' });
  if (typeof wayToPay !== 'string' || !canKeep(ways, wayToPay)) return null;
  return (
    <CheckboxField
      name="saveMethod"
      label={<Trans>Keep it for later payments. New invoices are then paid by themselves.</Trans>}
    />
  );
}

/** Below the button, where the eyes are, after a try that did not pass the check. */
function Invalid() {
  const { submitCount, isValid, isSubmitting } = useFormState();
  if (submitCount === 0 || isValid || isSubmitting) return null;
  return (
    <p className="text-danger text-sm">
      <Trans>Something above needs another look.</Trans>
    </p>
  );
}
