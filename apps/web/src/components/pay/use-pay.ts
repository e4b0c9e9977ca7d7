import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { api, trpc } from '#lib/trpc.ts';
import type { Payable } from './payable.ts';
import type { PayChoice } from './use-pay-choices.ts';

export interface PayOrder {
  invoices: readonly Payable[];
  choice: PayChoice;
  /** Spends the credit first and pays the rest by the choice. */
  useCredit: boolean;
  saveMethod: boolean;
  /** A gateway that is on; paying from credit alone names one without using it. */
  anyGateway: string;
}

/** Starts a payment and goes to its page, which shows how it stands and sends the payer on where the gateway wants that. */
export function usePay() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const start = useMoneyMutation(api.payments.start.mutate);
  const charge = useMoneyMutation(api.payments.charge.mutate);

  return async ({ invoices, choice, ...how }: PayOrder): Promise<'paid' | 'started'> => {
    const invoiceIds = invoices.map((invoice) => invoice.id);
    const { paymentId } =
      choice.kind === 'method'
        ? await charge.mutateAsync({ invoiceIds, paymentMethodId: choice.method.id })
        : await start.mutateAsync({
            invoiceIds,
            pluginId: choice.kind === 'gateway' ? choice.gateway.pluginId : how.anyGateway,
            saveMethod: choice.kind === 'gateway' && choice.gateway.canSaveMethods && how.saveMethod,
            useCredit: choice.kind === 'credit' || how.useCredit,
          });
    void queryClient.invalidateQueries(trpc.billing.pathFilter());
    if (paymentId === null) return 'paid';
    await navigate({ to: `/portal/payments/${paymentId}`, search: { go: 1 } });
    return 'started';
  };
}
