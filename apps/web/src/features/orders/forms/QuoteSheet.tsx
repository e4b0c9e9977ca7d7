import { Trans, useLingui } from '@lingui/react/macro';
import { localDate, text } from '@panel1/shared-types/schemas';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField, TextField } from '#components/form/fields.tsx';
import { queryClient } from '#lib/query-client.ts';
import { trpc } from '#lib/trpc.ts';
import type { DraftOrder } from '../hooks/use-draft-order.ts';

const schema = z.object({ validUntil: localDate(), intro: text(2000, 0) });

interface QuoteSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  clientId: string;
  items: DraftOrder['input'];
  couponCodes: readonly string[];
}

const DAY_MS = 86_400_000;

/** Writes the order that is being put together as a quote; it is sent on its own page. */
export function QuoteSheet({ open, onOpenChange, clientId, items, couponCodes }: QuoteSheetProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const create = useMutation(trpc.ordering.createQuote.mutationOptions());
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Make a quote</Trans>}
      description={<Trans>The prices hold until its last day, whatever the catalogue says meanwhile.</Trans>}
      schema={schema}
      defaultValues={{ validUntil: new Date(Date.now() + 14 * DAY_MS).toISOString().slice(0, 10), intro: '' }}
      submitLabel={<Trans>Save the quote</Trans>}
      onSubmit={async (values) => {
        const { quoteId } = await create.mutateAsync({ clientId, items, couponCodes: [...couponCodes], ...values });
        await queryClient.invalidateQueries({ queryKey: trpc.ordering.pathKey() });
        await navigate({ to: `/admin/quotes/${quoteId}` });
      }}
    >
      <TextField name="validUntil" label={t`Valid until`} type="date" />
      <TextareaField name="intro" label={t`A word to the client`} optional={t`optional`} rows={5} />
    </FormSheet>
  );
}
