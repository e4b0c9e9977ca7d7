import { Plural, Trans } from '@lingui/react/macro';
import { password } from '@panel1/shared-types/schemas';
import type { ReactNode } from 'react';
import * as z from 'zod/mini';
import { Form, SubmitButton } from '#components/form/Form.tsx';
import { CheckboxField } from '#components/form/fields.tsx';
import { PasswordField } from '#components/form/PasswordField.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';

const schema = z.object({ password: password(), revokesApiKeys: z.boolean() });

export interface NewPasswordFormProps {
  /** API keys of the person that would outlive the old password. */
  apiKeys?: number;
  onSubmit: (values: { password: string; revokesApiKeys: boolean }) => Promise<unknown>;
  submitLabel: ReactNode;
}

/** One new password, typed once: it can be shown, which catches more mistakes than typing it twice. */
export function NewPasswordForm({ apiKeys = 0, onSubmit, submitLabel }: NewPasswordFormProps) {
  const form = useAppForm({ schema, defaultValues: { password: '', revokesApiKeys: false } });
  return (
    <Form form={form} onSubmit={onSubmit}>
      <PasswordField
        name="password"
        label={<Trans>New password</Trans>}
        hint={<Trans>At least 12 characters. A few words in a row are easy to keep in mind.</Trans>}
        autoComplete="new-password"
        autoFocus
      />
      {apiKeys === 0 ? null : (
        <CheckboxField
          name="revokesApiKeys"
          label={
            <Plural
              value={apiKeys}
              one="Also revoke the API key that I made"
              other="Also revoke the # API keys that I made"
            />
          }
          hint={<Trans>Programs that use it stop working. Choose this if somebody else may know your password.</Trans>}
        />
      )}
      <SubmitButton size="lg">{submitLabel}</SubmitButton>
    </Form>
  );
}
