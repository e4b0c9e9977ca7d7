import { Trans, useLingui } from '@lingui/react/macro';
import * as z from 'zod/mini';
import { Form, SubmitButton } from '#components/form/Form.tsx';
import { TextField } from '#components/form/fields.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';

const schema = z.object({ number: z.string().check(z.trim(), z.maxLength(60)) });

/** Names another order than the one that was declared. */
export function OrderLookup({ number, onNumber }: { number: string; onNumber: (number: string | undefined) => void }) {
  const { t } = useLingui();
  const form = useAppForm({ schema, defaultValues: { number } });
  return (
    <Form
      form={form}
      className="flex-row flex-wrap items-end gap-2"
      onSubmit={(values) => onNumber(values.number || undefined)}
    >
      <TextField name="number" label={t`Number of the order`} autoComplete="off" />
      <SubmitButton variant="outline">
        <Trans>Look up</Trans>
      </SubmitButton>
    </Form>
  );
}
