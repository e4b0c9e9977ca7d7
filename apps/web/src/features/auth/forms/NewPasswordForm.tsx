import { Trans } from '@lingui/react/macro';
import { password } from '@panel1/shared-types/schemas';
import type { ReactNode } from 'react';
import * as z from 'zod/mini';
import { Form, SubmitButton } from '#components/form/Form.tsx';
import { PasswordField } from '#components/form/PasswordField.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';

const schema = z.object({ password: password() });

export interface NewPasswordFormProps {
  onSubmit: (values: { password: string }) => Promise<unknown>;
  submitLabel: ReactNode;
}

/** One new password, typed once: it can be shown, which catches more mistakes than typing it twice. */
export function NewPasswordForm({ onSubmit, submitLabel }: NewPasswordFormProps) {
  const form = useAppForm({ schema, defaultValues: { password: '' } });
  return (
    <Form form={form} onSubmit={onSubmit}>
      <PasswordField
        name="password"
        label={<Trans>New password</Trans>}
        hint={<Trans>At least 12 characters. A few words in a row are easy to keep in mind.</Trans>}
        autoComplete="new-password"
        autoFocus
      />
      <SubmitButton size="lg">{submitLabel}</SubmitButton>
    </Form>
  );
}
