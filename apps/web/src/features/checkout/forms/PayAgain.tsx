import { Trans } from '@lingui/react/macro';
import * as z from 'zod/mini';
import { Form, SubmitButton } from '#components/form/Form.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';
import { MoneyText } from '#components/MoneyText.tsx';
import { Card } from '#components/ui/card.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { api } from '#lib/trpc.ts';
import type { OrderProgress } from '../hooks/use-order.ts';
import { useWaysToPay } from '../hooks/use-ways-to-pay.ts';
import { wantToPay } from '../lib/placed-order.ts';
import type { WayToPay } from '../lib/ways-to-pay.ts';
import { WayToPayField } from './WayToPayField.tsx';

const schema = z.object({ wayToPay: z.string() });

export interface PayAgainProps {
  order: OrderProgress;
  token: string;
  onStarted: () => void;
}

/** Another try to pay the order, with the same gateway or another one. */
export function PayAgain({ order, token, onStarted }: PayAgainProps) {
  const ways = useWaysToPay(order.total.currency)?.filter(({ kind }) => kind === 'gateway');
  if (!ways || ways.length === 0) return null;
  return <PayAgainForm order={order} token={token} ways={ways} onStarted={onStarted} />;
}

function PayAgainForm({ order, token, ways, onStarted }: PayAgainProps & { ways: readonly WayToPay[] }) {
  const form = useAppForm({ schema, defaultValues: { wayToPay: ways[0]?.value ?? '' } });
  const { mutateAsync } = useMoneyMutation(api.ordering.payOrder.mutate);
  return (
    <Card className="p-5">
      <Form
        form={form}
        onSubmit={async ({ wayToPay }) => {
          await mutateAsync({ orderToken: token, pluginId: wayToPay.replace(/^plugin:/, '') });
          wantToPay(order.orderId);
          onStarted();
        }}
      >
        <WayToPayField ways={ways} />
        <SubmitButton variant="outline" size="lg">
          <Trans>
            Pay <MoneyText {...order.total} />
          </Trans>
        </SubmitButton>
      </Form>
    </Card>
  );
}
