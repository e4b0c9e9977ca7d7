import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types/schemas';
import { useState } from 'react';
import * as z from 'zod/mini';
import { DateText } from '#components/DateText.tsx';
import { Form, SubmitButton } from '#components/form/Form.tsx';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField } from '#components/form/fields.tsx';
import { StartField } from '#components/form/StartField.tsx';
import { TermsField } from '#components/form/TermsField.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';
import { Section } from '#components/Section.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import type { RouterOutputs } from '#lib/trpc.ts';
import { InvoiceEstimate } from './InvoiceEstimate.tsx';

export type ReadQuote = RouterOutputs['ordering']['readQuote'];

interface QuoteAnswerProps {
  quote: ReadQuote;
  onAccept: (of: { asksForStart: boolean }) => Promise<unknown>;
  onDecline: (reason: string) => Promise<unknown>;
}

const acceptance = z.object({
  terms: z.object({ isAccepted: z.literal(true, { error: 'terms_not_accepted' }) }),
  asksForStart: z.boolean(),
});
const refusal = z.object({ reason: text(500, 0) });

/** A quote as its client reads it, with the two answers. */
export function QuoteAnswer({ quote, onAccept, onDecline }: QuoteAnswerProps) {
  const { t } = useLingui();
  const [isDeclining, setDeclining] = useState(false);
  const form = useAppForm({
    schema: acceptance,
    defaultValues: { terms: { isAccepted: false }, asksForStart: false },
  });
  return (
    <div className="flex flex-col gap-4">
      <Section title={<Trans>What we offer</Trans>}>
        {quote.intro === '' ? null : <p className="mb-4 whitespace-pre-line break-words">{quote.intro}</p>}
        <InvoiceEstimate invoice={quote.invoice} />
      </Section>
      {quote.status === 'sent' ? (
        <Section title={<Trans>Your answer</Trans>}>
          <Form
            form={form}
            className="controls-lg"
            onSubmit={({ asksForStart }) => onAccept({ asksForStart: quote.asksForStart && asksForStart })}
          >
            <p className="text-muted-foreground text-sm">
              <Trans>
                These prices hold until <DateText value={quote.validUntil} />. When you accept, your order is placed and
                its invoice is made.
              </Trans>
            </p>
            <TermsField url={quote.terms.url} />
            {quote.asksForStart ? <StartField /> : null}
            <div className="flex flex-wrap gap-2">
              <SubmitButton>
                <Trans>Accept and order</Trans>
              </SubmitButton>
              <Button variant="outline" onClick={() => setDeclining(true)}>
                <Trans>Decline</Trans>
              </Button>
            </div>
          </Form>
          <FormSheet
            open={isDeclining}
            onOpenChange={setDeclining}
            title={<Trans>Decline the quote</Trans>}
            schema={refusal}
            defaultValues={{ reason: '' }}
            submitLabel={<Trans>Decline</Trans>}
            onSubmit={({ reason }) => onDecline(reason)}
          >
            <TextareaField name="reason" label={t`What is missing?`} optional={t`optional`} rows={4} />
          </FormSheet>
        </Section>
      ) : (
        <Over status={quote.status} />
      )}
    </div>
  );
}

function Over({ status }: { status: ReadQuote['status'] }) {
  if (status === 'accepted')
    return (
      <Alert tone="success">
        <Trans>This quote is accepted. Thank you.</Trans>
      </Alert>
    );
  if (status === 'declined')
    return (
      <Alert>
        <Trans>You have declined this quote.</Trans>
      </Alert>
    );
  return (
    <Alert tone="warning">
      <Trans>This quote is not valid any more. Ask for a new one.</Trans>
    </Alert>
  );
}
