import { Trans } from '@lingui/react/macro';
import { email } from '@panel1/shared-types/schemas';
import * as z from 'zod/mini';
import { Form, SubmitButton } from '#components/form/Form.tsx';
import { TextField } from '#components/form/fields.tsx';
import { PasswordField } from '#components/form/PasswordField.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';
import { InsecureNotice } from '#components/InsecureNotice.tsx';
import { NativeDialog } from '#components/ui/native-dialog.tsx';
import { logIn } from '#lib/auth/log-in.ts';

const schema = z.object({ email: email(), password: z.string().check(z.minLength(1), z.maxLength(1024)) });

export interface LoginDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What the person typed already. */
  address: string;
}

/** Logging in without leaving the checkout; the cart stays as it is. */
export function LoginDialog({ open, onOpenChange, address }: LoginDialogProps) {
  return (
    <NativeDialog
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Log in to order</Trans>}
      description={<Trans>Your cart stays as it is.</Trans>}
    >
      <LoginForm address={address} onDone={() => onOpenChange(false)} />
    </NativeDialog>
  );
}

function LoginForm({ address, onDone }: { address: string; onDone: () => void }) {
  const form = useAppForm({ schema, defaultValues: { email: address, password: '' } });
  return (
    <Form
      form={form}
      className="controls-lg"
      onSubmit={async (values) => {
        await logIn(values);
        onDone();
      }}
    >
      <InsecureNotice />
      <TextField
        name="email"
        type="email"
        label={<Trans>E-mail</Trans>}
        autoComplete="username"
        autoFocus={address === ''}
      />
      <PasswordField
        name="password"
        label={<Trans>Password</Trans>}
        autoComplete="current-password"
        autoFocus={address !== ''}
      />
      <SubmitButton size="lg">
        <Trans>Log in</Trans>
      </SubmitButton>
      <a
        href="/forgot-password"
        target="_blank"
        rel="noopener"
        className="w-fit rounded-sm font-medium text-primary text-sm underline-offset-4 hover:underline dark:text-info"
      >
        <Trans>Forgot your password?</Trans>
      </a>
    </Form>
  );
}
