import { Trans } from '@lingui/react/macro';
import { email } from '@panel1/shared-types/schemas';
import * as z from 'zod/mini';
import { Form, SubmitButton } from '#components/form/Form.tsx';
import { TextField } from '#components/form/fields.tsx';
import { PasswordField } from '#components/form/PasswordField.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';
import { InsecureNotice } from '#components/InsecureNotice.tsx';
import { logIn } from '#lib/auth/log-in.ts';
import { currentSurface } from '#lib/auth/surface.ts';
import { AuthCard } from '../components/AuthCard.tsx';
import { AuthLink } from '../components/AuthLink.tsx';
import { useGoOn } from '../hooks/use-go-on.ts';
import { useNextPath } from '../hooks/use-next-path.ts';
import { firstPage } from '../lib/first-page.ts';

// A password of another age may be shorter than what we ask for today; the server alone knows whether it is right.
const schema = z.object({ email: email(), password: z.string().check(z.minLength(1), z.maxLength(1024)) });

/** Login of staff at /admin/login and of clients at /login: each has a session and a cookie of its own. */
export function LoginPage() {
  const isStaff = currentSurface() === 'staff';
  const goOn = useGoOn();
  const next = useNextPath();
  const form = useAppForm({ schema, defaultValues: { email: '', password: '' } });
  return (
    <AuthCard
      title={isStaff ? <Trans>Log in to the panel</Trans> : <Trans>Welcome back</Trans>}
      description={
        isStaff ? (
          <Trans>For the people who run this company.</Trans>
        ) : (
          <Trans>Log in to see your services and invoices.</Trans>
        )
      }
      footer={<OtherWays isStaff={isStaff} />}
    >
      <InsecureNotice />
      <Form
        form={form}
        onSubmit={async (values) => {
          await logIn(values);
          goOn(await firstPage(next));
        }}
      >
        <TextField
          name="email"
          type="email"
          label={<Trans>E-mail</Trans>}
          autoComplete="username"
          inputMode="email"
          autoFocus
        />
        <PasswordField name="password" label={<Trans>Password</Trans>} autoComplete="current-password" />
        <SubmitButton size="lg">
          <Trans>Log in</Trans>
        </SubmitButton>
      </Form>
    </AuthCard>
  );
}

function OtherWays({ isStaff }: { isStaff: boolean }) {
  return (
    <>
      <AuthLink to={isStaff ? '/admin/forgot-password' : '/forgot-password'}>
        <Trans>Forgot your password?</Trans>
      </AuthLink>
      {isStaff ? null : (
        <AuthLink to="/register">
          <Trans>Create an account</Trans>
        </AuthLink>
      )}
    </>
  );
}
