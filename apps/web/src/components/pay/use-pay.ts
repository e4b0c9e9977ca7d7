import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { api, trpc } from '#lib/trpc.ts';
import type { Payable } from './payable.ts';
import type { PayChoice } from './use-pay-choices.ts';

export interface PayOrder {
  invoices: readonly Payable[];
  /** How to pay what credit does not cover; absent where it covers all. */
  choice: PayChoice | undefined;
  /** Spends the credit first. */
  useCredit: boolean;
  saveMethod: boolean;
}

/** Starts a payment and goes to its page, which shows how it stands and sends the payer on where the gateway wants that. */
export function usePay() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const start = useMoneyMutation(api.payments.start.mutate);
  const charge = useMoneyMutation(api.payments.charge.mutate);

  return async ({ invoices, choice, useCredit, saveMethod }: PayOrder): Promise<'paid' | 'started'> => {
    const invoiceIds = invoices.map((invoice) => invoice.id);
    const { paymentId } =
      choice?.kind === 'method'
        ? await charge.mutateAsync({ invoiceIds, paymentMethodId: choice.method.id, useCredit })
        : await start.mutateAsync({
            invoiceIds,
            useCredit,
            ...(choice ? { pluginId: choice.gateway.pluginId } : {}),
            saveMethod: choice?.gateway.canSaveMethods === true && saveMethod,
          });
    void queryClient.invalidateQueries(trpc.billing.pathFilter());
    if (paymentId === null) return 'paid';
    await navigate({ to: `/portal/payments/${paymentId}`, search: { go: 1 } });
    return 'started';
  };
}
