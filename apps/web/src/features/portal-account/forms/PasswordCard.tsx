import { Trans, useLingui } from '@lingui/react/macro';
import { password } from '@panel1/shared-types/schemas';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { Form, SubmitButton } from '#components/form/Form.tsx';
import { PasswordField } from '#components/form/PasswordField.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';
import { Card, CardContent, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';

const schema = z.object({ currentPassword: z.string().check(z.minLength(1)), newPassword: password() });
const EMPTY = { currentPassword: '', newPassword: '' };

/** Changes one's own password; every other session ends with it. */
export function PasswordCard() {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const form = useAppForm({ schema, defaultValues: EMPTY });
  const change = useMutation(trpc.identity.changePassword.mutationOptions());
  return (
    <Card>
      <CardHeader>
        <CardTitle>
          <Trans>Password</Trans>
        </CardTitle>
      </CardHeader>
      <CardContent>
        <Form
          form={form}
          onSubmit={async (values) => {
            await change.mutateAsync(values);
            form.reset(EMPTY);
            toast.success(t`The password is changed. All other sessions have ended.`);
            await queryClient.invalidateQueries(trpc.identity.sessions.queryFilter());
          }}
        >
          <PasswordField
            name="currentPassword"
            label={<Trans>Current password</Trans>}
            autoComplete="current-password"
          />
          <PasswordField
            name="newPassword"
            label={<Trans>New password</Trans>}
            hint={<Trans>At least 12 characters. A sentence that only you know is a good one.</Trans>}
            autoComplete="new-password"
          />
          <SubmitButton className="self-start">
            <Trans>Change password</Trans>
          </SubmitButton>
        </Form>
      </CardContent>
    </Card>
  );
}
