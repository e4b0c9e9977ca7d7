import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { MoneyField } from '#components/form/MoneyField.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { PayChoiceList } from '#components/pay/PayChoiceList.tsx';
import { KeepSwitch } from '#components/pay/PayExtras.tsx';
import { usePayChoices } from '#components/pay/use-pay-choices.ts';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { useClientId } from '#hooks/use-client-id.ts';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { api, type RouterOutputs } from '#lib/trpc.ts';

type Limits = NonNullable<RouterOutputs['billing']['wallet']['topUp']>;

const schema = z.object({
  amountMinor: z.string().check(z.regex(/^[1-9]\d{0,11}$/, { error: 'invalid_amount' })),
});

/** Buys credit: how much, and how to pay for it. */
export function TopUp({ limits }: { limits: Limits }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" />
        <Trans>Add credit</Trans>
      </Button>
      {isOpen ? <TopUpSheet limits={limits} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function TopUpSheet({ limits, onClose }: { limits: Limits; onClose: () => void }) {
  const { t } = useLingui();
  const { currency } = limits;
  const start = useStart();
  const ways = usePayChoices(currency);
  const [wanted, setWanted] = useState<string>();
  const [saveMethod, setSaveMethod] = useState(false);
  const choice = ways.choices.find(({ value }) => value === wanted) ?? ways.choices[0];
  return (
    <FormSheet
      open
      onOpenChange={onClose}
      title={<Trans>Add credit</Trans>}
      description={<Trans>Credit is yours as soon as the payment has arrived. It pays your invoices.</Trans>}
      schema={schema}
      defaultValues={{ amountMinor: '' }}
      submitLabel={<Trans>Go to payment</Trans>}
      onSubmit={({ amountMinor }) => start({ amountMinor, choice, saveMethod })}
    >
      <MoneyField name="amountMinor" label={t`Amount`} currency={currency} hint={<Range limits={limits} />} />
      {choice ? <PayChoiceList choices={ways.choices} value={choice.value} onValueChange={setWanted} /> : null}
      {choice?.kind === 'gateway' && choice.gateway.canSaveMethods ? (
        <KeepSwitch isOn={saveMethod} onChange={setSaveMethod} />
      ) : null}
      {!choice && !ways.isPending ? (
        <Alert tone="warning">
          <Trans>There is no way to pay in this currency at the moment. Please ask our support.</Trans>
        </Alert>
      ) : null}
      {limits.expiresAfterMonths === null ? null : (
        <p className="text-muted-foreground text-sm">
          <Plural
            value={limits.expiresAfterMonths}
            one="Credit that is not spent within # month is gone."
            other="Credit that is not spent within # months is gone."
          />
        </p>
      )}
    </FormSheet>
  );
}

function Range({ limits }: { limits: Limits }) {
  const { currency, leastMinor, mostMinor } = limits;
  return (
    <Trans>
      From <MoneyText amountMinor={leastMinor} currency={currency} /> to{' '}
      <MoneyText amountMinor={mostMinor} currency={currency} />
    </Trans>
  );
}

type Choice = ReturnType<typeof usePayChoices>['choices'][number];

/** Starts the payment and goes to its page, which sends the payer on. */
function useStart() {
  const clientId = useClientId();
  const navigate = useNavigate();
  const start = useMoneyMutation(api.payments.startTopUp.mutate);
  return async (of: { amountMinor: string; choice: Choice | undefined; saveMethod: boolean }): Promise<void> => {
    const { amountMinor, choice, saveMethod } = of;
    if (!choice) return;
    const { paymentId } = await start.mutateAsync(
      choice.kind === 'method'
        ? { clientId, amountMinor, paymentMethodId: choice.method.id }
        : {
            clientId,
            amountMinor,
            pluginId: choice.gateway.pluginId,
            saveMethod: choice.gateway.canSaveMethods && saveMethod,
          },
    );
    await navigate({ to: `/portal/payments/${paymentId}`, search: { go: 1 } });
  };
}
