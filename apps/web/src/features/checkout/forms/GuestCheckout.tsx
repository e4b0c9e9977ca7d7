import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { Form } from '#components/form/Form.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';
import { Button } from '#components/ui/button.tsx';
import { useDebounced } from '#hooks/use-debounced.ts';
import { readError } from '#lib/errors.ts';
import { Section } from '../components/Section.tsx';
import type { TaxFacts } from '../hooks/use-checkout-cart.ts';
import { usePlaceOrder } from '../hooks/use-place-order.ts';
import type { Cart } from '../lib/cart.ts';
import { guestSchema } from '../lib/details.ts';
import { canKeep, type WayToPay } from '../lib/ways-to-pay.ts';
import { AccountFields } from './AccountFields.tsx';
import { PayPart } from './PayPart.tsx';

export interface GuestCheckoutProps {
  cartToken: string;
  cart: Cart;
  ways: readonly WayToPay[];
  /** Somebody who is logged in and has no client account yet. */
  person: { name: string; email: string } | null;
  /** What decides about the tax, as far as it was typed. */
  onFacts: (facts: TaxFacts) => void;
  /** Opens the login, with the address that was typed. */
  onLogin: (address: string) => void;
}

/** What decides about the tax. */
const WATCHED = ['account.country', 'account.postcode', 'account.company', 'account.city', 'account.address1'] as const;

/** The checkout of somebody who has no client account: one is made with the order. */
export function GuestCheckout({ cartToken, cart, ways, person, onFacts, onLogin }: GuestCheckoutProps) {
  const place = usePlaceOrder({ cartToken, cart });
  const form = useAppForm({
    schema: guestSchema,
    defaultValues: {
      account: {
        ...{ email: person?.email ?? '', name: person?.name ?? '', address1: '', postcode: '', city: '' },
        ...{ country: cart.country, company: '', taxId: '' },
      },
      wayToPay: ways[0]?.value ?? '',
      saveMethod: false,
      asksForStart: false,
      terms: { isAccepted: false },
    },
  });
  const [taxId, setTaxId] = useState<string>();
  const [country, postcode, company, city, address1] = useDebounced(
    useWatch({ control: form.control, name: [...WATCHED] }).join('\n'),
    400,
  ).split('\n');
  useEffect(() => {
    const isBusiness = taxId !== undefined || company !== '';
    if (country) onFacts({ country, postcode, city, address1, taxId, isBusiness });
  }, [country, postcode, city, address1, company, taxId, onFacts]);
  return (
    <Form
      form={form}
      className="controls-lg gap-10"
      onSubmit={async ({ account, wayToPay, saveMethod, asksForStart }) => {
        try {
          await place({
            ...{ account, wayToPay, email: null, asksForStart: cart.asksForStart && asksForStart },
            saveMethod: saveMethod && canKeep(ways, wayToPay),
          });
        } catch (error) {
          if (readError(error).code === 'ordering.login_to_order') onLogin(account.email);
          throw error;
        }
      }}
    >
      <Section
        title={<Trans>Your details</Trans>}
        end={
          person ? undefined : (
            <p className="text-muted-foreground text-sm">
              <Trans>Already a customer?</Trans>{' '}
              <Button variant="link" size="sm" onClick={() => onLogin(form.getValues('account.email'))}>
                <Trans>Log in</Trans>
              </Button>
            </p>
          )
        }
      >
        <AccountFields hasFixedEmail={person !== null} onTaxId={setTaxId} />
      </Section>
      <PayPart cart={cart} ways={ways} due={cart.total} />
    </Form>
  );
}
