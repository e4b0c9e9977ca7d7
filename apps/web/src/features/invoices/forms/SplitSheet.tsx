import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { CheckboxField } from '#components/form/fields.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { queryClient } from '#lib/query-client.ts';
import { api, trpc } from '#lib/trpc.ts';
import type { InvoiceDialogProps } from '../lib/invoice.ts';

const schema = z.object({ chosen: z.array(z.boolean()) }).check(
  z.refine(({ chosen }) => chosen.includes(true) && chosen.includes(false), {
    path: ['chosen', 0],
    error: 'some_but_not_all',
  }),
);

/** Moves some lines of a draft to a draft of their own. */
export function SplitSheet({ open, onOpenChange, invoice }: InvoiceDialogProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const split = useMoneyMutation(api.billing.splitDraft.mutate);
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Split off lines</Trans>}
      description={<Trans>What you choose goes to a new draft of the same client. The rest stays here.</Trans>}
      schema={schema}
      defaultValues={{ chosen: invoice.lines.map(() => false) }}
      submitLabel={<Trans>Split off</Trans>}
      onSubmit={async ({ chosen }) => {
        const lineIds = invoice.lines.filter((_, at) => chosen[at]).map(({ id }) => id);
        const { invoiceId } = await split.mutateAsync({ invoiceId: invoice.id, lineIds });
        await queryClient.invalidateQueries({ queryKey: trpc.billing.pathKey() });
        toast.success(t`New draft written`);
        await navigate({ to: `/admin/invoices/${invoiceId}` });
      }}
    >
      {invoice.lines.map((line, at) => (
        <CheckboxField
          key={line.id}
          name={`chosen.${at}`}
          label={<bdi>{line.description}</bdi>}
          hint={<MoneyText {...(invoice.isTaxInclusive ? line.total : line.net)} />}
        />
      ))}
    </FormSheet>
  );
}
