import { Trans } from '@lingui/react/macro';
import * as z from 'zod/mini';
import { Form, SubmitButton } from '#components/form/Form.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';
import { MoneyText } from '#components/MoneyText.tsx';
import { Card } from '#components/ui/card.tsx';
import { useWaysToPay } from '../hooks/use-ways-to-pay.ts';
import type { WayToPay } from '../lib/ways-to-pay.ts';
import { WayToPayField } from './WayToPayField.tsx';

const schema = z.object({ wayToPay: z.string() });

export interface PayAgainProps {
  total: { amountMinor: string; currency: string };
  /** Starts a payment through a gateway. */
  pay: (pluginId: string) => Promise<void>;
  /** The first try, which the page is for. */
  isFirst?: boolean;
}

/** A try to pay, with the same gateway as before or another one. */
export function PayAgain(props: PayAgainProps) {
  const ways = useWaysToPay(props.total.currency)?.filter(({ kind }) => kind === 'gateway');
  if (!ways || ways.length === 0) return null;
  return <PayAgainForm {...props} ways={ways} />;
}

function PayAgainForm({ total, pay, isFirst = false, ways }: PayAgainProps & { ways: readonly WayToPay[] }) {
  const form = useAppForm({ schema, defaultValues: { wayToPay: ways[0]?.value ?? '' } });
  return (
    <Card className="p-5">
      <Form form={form} onSubmit={({ wayToPay }) => pay(wayToPay.replace(/^plugin:/, ''))}>
        <WayToPayField ways={ways} />
        <SubmitButton variant={isFirst ? 'default' : 'outline'} size="lg">
          <Trans>
            Pay <MoneyText {...total} />
          </Trans>
        </SubmitButton>
      </Form>
    </Card>
  );
}
