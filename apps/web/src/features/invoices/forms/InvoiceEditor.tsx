import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { DirtyGuard } from '#components/form/DirtyGuard.tsx';
import { Form, SubmitButton } from '#components/form/Form.tsx';
import { TextField } from '#components/form/fields.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';
import { Section } from '#components/Section.tsx';
import { useCan } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import { PreviewSums } from '../components/PreviewSums.tsx';
import { useInvoicePreview } from '../hooks/use-invoice-preview.ts';
import { type AfterSave, useSaveDraft } from '../hooks/use-save-draft.ts';
import type { Invoice } from '../lib/invoice.ts';
import { formOf, invoiceForm } from '../lib/invoice-form.ts';
import { LinesEditor } from './LinesEditor.tsx';

export interface InvoiceEditorProps {
  clientId: string;
  currency: string;
  /** The draft that is changed; without it a new one is written. */
  invoice?: Invoice;
  /** The invoice that a new debit note adds to. */
  debits?: string;
}

/** Lines, last day to pay and the sums of a draft. */
export function InvoiceEditor({ clientId, currency, invoice, debits }: InvoiceEditorProps) {
  const after = useRef<AfterSave>('show');
  const save = useSaveDraft({ clientId, debits, invoiceId: invoice?.id });
  const form = useAppForm({ schema: invoiceForm, defaultValues: formOf(invoice), mode: 'onSubmit' });
  return (
    <Form form={form} onSubmit={(values) => save(values, after.current)}>
      <Fields
        of={{ clientId, ...(invoice ? { invoiceId: invoice.id } : {}) }}
        currency={currency}
        onBefore={(next) => {
          after.current = next;
        }}
      />
      <DirtyGuard />
    </Form>
  );
}

interface FieldsProps {
  of: { clientId: string; invoiceId?: string };
  currency: string;
  /** Says what comes after the save, just before the form is sent. */
  onBefore: (after: AfterSave) => void;
}

function Fields({ of, currency, onBefore }: FieldsProps) {
  const { t } = useLingui();
  const mayIssue = useCan()('invoice:issue');
  const preview = useInvoicePreview(of);
  const { data } = useQuery({ ...trpc.tenants.taxCategories.queryOptions({}), staleTime: 60_000 });
  const categories = [...new Set(['standard', ...(data?.categories ?? [])])];
  return (
    <Section
      title={
        preview.preview?.isTaxInclusive ? (
          <Trans>Lines, prices with tax</Trans>
        ) : (
          <Trans>Lines, prices before tax</Trans>
        )
      }
    >
      <div className="flex flex-col gap-6">
        <LinesEditor currency={currency} categories={categories} amountAt={preview.amountAt} />
        <div className="grid gap-6 border-t pt-4 sm:grid-cols-[minmax(0,1fr)_18rem]">
          <TextField
            name="dueOn"
            label={t`Last day to pay`}
            optional={t`optional`}
            hint={t`Empty: counted from the day of issue, as in the settings.`}
            type="date"
            className="max-w-72"
          />
          <PreviewSums {...preview} />
        </div>
        <div className="flex flex-wrap justify-end gap-2">
          <SubmitButton variant={mayIssue ? 'outline' : 'default'} onClick={() => onBefore('show')}>
            <Trans>Save draft</Trans>
          </SubmitButton>
          {mayIssue ? (
            <SubmitButton onClick={() => onBefore('issue')}>
              <Trans>Save and issue…</Trans>
            </SubmitButton>
          ) : null}
        </div>
      </div>
    </Section>
  );
}
