import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { SelectField, TextareaField } from '#components/form/fields.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { useCan } from '#lib/auth/session.ts';
import { queryClient } from '#lib/query-client.ts';
import { api, trpc } from '#lib/trpc.ts';
import { creditableLines, creditedLines } from '../lib/credit-note.ts';
import type { InvoiceDialogProps } from '../lib/invoice.ts';
import { CreditNoteLines } from './CreditNoteLines.tsx';

const amount = z.string().check(z.regex(/^\d{0,12}$/, { error: 'invalid_amount' }));
const schema = z.object({ amounts: z.array(amount), disposition: z.enum(['credit', 'refund']), reason: text(500) });

/** Corrects an invoice: how much of each line, what becomes of the money that was paid, and why. */
export function CreditNoteSheet({ open, onOpenChange, invoice }: InvoiceDialogProps) {
  const { t } = useLingui();
  const mayRefund = useCan()('payment:refund') && invoice.paid.amountMinor !== '0';
  const issue = useMoneyMutation(api.billing.issueCreditNote.mutate);
  const refund = useMoneyMutation(api.payments.refundWithCreditNote.mutate);
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Credit note for {invoice.number}</Trans>}
      description={
        <Trans>
          <MoneyText {...invoice.creditable} /> may still be credited, tax included. The note gets a number of its own
          and cannot be undone.
        </Trans>
      }
      schema={schema}
      defaultValues={{
        amounts: creditableLines(invoice).map(() => ''),
        disposition: 'credit' as const,
        reason: '',
      }}
      submitLabel={<Trans>Issue credit note</Trans>}
      onSubmit={async ({ amounts, disposition, reason }) => {
        const lines = creditedLines(invoice, amounts);
        const input = { invoiceId: invoice.id, reason, ...(lines.length === 0 ? {} : { lines }) };
        await (disposition === 'refund' ? refund.mutateAsync(input) : issue.mutateAsync(input));
        await Promise.all([
          queryClient.invalidateQueries({ queryKey: trpc.billing.pathKey() }),
          queryClient.invalidateQueries({ queryKey: trpc.payments.pathKey() }),
        ]);
        toast.success(t`Credit note issued`);
      }}
    >
      <CreditNoteLines invoice={invoice} />
      {mayRefund ? (
        <SelectField
          name="disposition"
          label={t`What was paid of it`}
          hint={t`What is still owed is lowered first.`}
          options={[
            { value: 'credit', label: t`Keep as credit of the client` },
            { value: 'refund', label: t`Refund to the payment it came from` },
          ]}
        />
      ) : null}
      <TextareaField name="reason" label={t`Reason`} rows={3} placeholder={t`Out of order for three days`} />
    </FormSheet>
  );
}
