import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import type * as z from 'zod/mini';
import { toast } from '#components/ui/toast.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { queryClient } from '#lib/query-client.ts';
import { api, trpc } from '#lib/trpc.ts';
import type { invoiceForm } from '../lib/invoice-form.ts';

/** What comes after the draft is saved: its page, or its page with the question whether to issue it. */
export type AfterSave = 'show' | 'issue';

/** Writes the draft, new or changed, and opens its page. Sending it twice makes one draft. */
export function useSaveDraft(of: { clientId: string; invoiceId: string | undefined; debits: string | undefined }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const create = useMoneyMutation(api.billing.create.mutate);
  const debit = useMoneyMutation(api.billing.writeDebitNote.mutate);
  const update = useMoneyMutation(api.billing.updateDraft.mutate);
  return async ({ dueOn, lines }: z.output<typeof invoiceForm>, after: AfterSave) => {
    let { invoiceId } = of;
    if (invoiceId === undefined) {
      const { clientId, debits } = of;
      const draft = { lines, ...(dueOn === '' ? {} : { dueOn }) };
      ({ invoiceId } = await (debits === undefined
        ? create.mutateAsync({ ...draft, clientId })
        : debit.mutateAsync({ ...draft, invoiceId: debits })));
    } else {
      await update.mutateAsync({ invoiceId, lines, dueOn: dueOn === '' ? null : dueOn });
    }
    await queryClient.invalidateQueries({ queryKey: trpc.billing.pathKey() });
    // Its page must not show for a moment what it was before.
    await queryClient.fetchQuery(trpc.billing.get.queryOptions({ invoiceId }));
    if (after === 'show') toast.success(t`Draft saved`);
    const search = after === 'issue' ? { issue: 'ask' } : {};
    await navigate({ to: `/admin/invoices/${invoiceId}`, search, ignoreBlocker: true });
  };
}
