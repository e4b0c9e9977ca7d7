import { Trans } from '@lingui/react/macro';
import { useWatch } from 'react-hook-form';
import { Form } from '#components/form/Form.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';
import { spendCredit } from '#components/pay/credit.ts';
import { Avatar } from '#components/ui/avatar.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { logout, type Session } from '#lib/auth/session.ts';
import { Section } from '../components/Section.tsx';
import { usePlaceOrder } from '../hooks/use-place-order.ts';
import type { Cart } from '../lib/cart.ts';
import { contactSchema } from '../lib/details.ts';
import { canKeep, type WayToPay } from '../lib/ways-to-pay.ts';
import { CreditField } from './CreditField.tsx';
import { PayPart } from './PayPart.tsx';

export interface ContactCheckoutProps {
  cartToken: string;
  cart: Cart;
  ways: readonly WayToPay[];
  session: Session;
  /** In the cart's currency. */
  creditMinor: string;
}

/** The checkout of a contact: the account is known, nothing has to be typed. */
export function ContactCheckout({ cartToken, cart, ways, session, creditMinor }: ContactCheckoutProps) {
  const place = usePlaceOrder({ cartToken, cart });
  const form = useAppForm({
    schema: contactSchema,
    defaultValues: {
      ...{ wayToPay: ways[0]?.value ?? '', saveMethod: false, useCredit: true, asksForStart: false },
      terms: { isAccepted: false },
    },
  });
  const spent = spendCredit(cart.total, creditMinor);
  const isSpending = useWatch({ control: form.control, name: 'useCredit' }) && spent !== null;
  const { user } = session;
  return (
    <Form
      form={form}
      className="controls-lg gap-10"
      onSubmit={({ wayToPay, saveMethod, asksForStart }) =>
        place({
          // Credit that covers all needs no other way to pay.
          wayToPay: isSpending && spent.isCovered ? '' : wayToPay,
          saveMethod: saveMethod && canKeep(ways, wayToPay),
          useCredit: isSpending,
          asksForStart: cart.asksForStart && asksForStart,
          email: user.email,
        })
      }
    >
      <Section title={<Trans>Your details</Trans>}>
        <Card className="flex-row flex-wrap items-center justify-between gap-3 p-4">
          <div className="flex min-w-0 items-center gap-3">
            <Avatar name={user.name} />
            <div className="min-w-0 text-sm">
              <p className="break-words font-medium">{user.name}</p>
              <p className="break-words text-muted-foreground">
                <bdi>{user.email}</bdi>
              </p>
            </div>
          </div>
          <Button variant="ghost" onClick={() => void logout()}>
            <Trans>Not you? Log out</Trans>
          </Button>
        </Card>
      </Section>
      <PayPart
        cart={cart}
        ways={ways}
        due={isSpending ? spent.rest : cart.total}
        credit={spent ? <CreditField spent={spent} isSpending={isSpending} /> : undefined}
      />
    </Form>
  );
}
