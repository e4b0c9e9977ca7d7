import { Trans, useLingui } from '@lingui/react/macro';
import { email } from '@panel1/shared-types/schemas';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextField } from '#components/form/fields.tsx';
import { PasswordField } from '#components/form/PasswordField.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Card, CardContent, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { sessionStarted, useSession } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';

const schema = z.object({ email: email(), currentPassword: z.string().check(z.minLength(1)) });

/** The address that the person logs in with: whether it is confirmed, and how to change it. */
export function EmailCard() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const user = useSession()?.user;
  const [isChanging, setChanging] = useState(false);
  const change = useMutation(trpc.identity.changeEmail.mutationOptions());
  const verify = useMutation(
    trpc.identity.requestVerification.mutationOptions({
      onSuccess: () => toast.success(t`We sent you a link. Open it to confirm the address.`),
      onError: (error) => toast.error(textOf(error)),
    }),
  );
  return (
    <Card>
      <CardHeader>
        <CardTitle>
          <Trans>E-mail address</Trans>
        </CardTitle>
        <Button variant="outline" size="sm" onClick={() => setChanging(true)}>
          <Trans>Change</Trans>
        </Button>
      </CardHeader>
      <CardContent className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
        <bdi className="min-w-0 break-words">{user?.email}</bdi>
        {user?.isEmailVerified ? (
          <Badge tone="success">
            <Trans>Confirmed</Trans>
          </Badge>
        ) : (
          <>
            <Badge tone="warning">
              <Trans>Not confirmed</Trans>
            </Badge>
            <Button variant="outline" size="sm" busy={verify.isPending} onClick={() => verify.mutate({})}>
              <Trans>Send the link again</Trans>
            </Button>
          </>
        )}
      </CardContent>
      <FormSheet
        open={isChanging}
        onOpenChange={setChanging}
        title={<Trans>Change e-mail address</Trans>}
        description={<Trans>You log in with the new address from then on. All other sessions end.</Trans>}
        schema={schema}
        defaultValues={{ email: '', currentPassword: '' }}
        submitLabel={<Trans>Change address</Trans>}
        onSubmit={async (values) => {
          await change.mutateAsync(values);
          await sessionStarted();
          toast.success(t`The address is changed. Open the link we sent there to confirm it.`);
        }}
      >
        <TextField name="email" type="email" label={<Trans>New e-mail address</Trans>} autoComplete="email" />
        <PasswordField name="currentPassword" label={<Trans>Current password</Trans>} autoComplete="current-password" />
      </FormSheet>
    </Card>
  );
}
