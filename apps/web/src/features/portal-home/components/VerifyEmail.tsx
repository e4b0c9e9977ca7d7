import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { Alert } from '#components/ui/alert.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { trpc } from '#lib/trpc.ts';

/** Asks for the e-mail address to be confirmed, and sends the link again. */
export function VerifyEmail() {
  const { t } = useLingui();
  const textOf = useErrorText();
  const verify = useMutation(
    trpc.identity.requestVerification.mutationOptions({
      onSuccess: () => toast.success(t`We sent you a link. Open it to confirm the address.`),
      onError: (error) => toast.error(textOf(error)),
    }),
  );
  return (
    <Alert
      tone="warning"
      action={
        <button
          type="button"
          className="shrink-0 font-medium underline underline-offset-4"
          disabled={verify.isPending}
          onClick={() => verify.mutate({})}
        >
          <Trans>Send the link again</Trans>
        </button>
      }
    >
      <Trans>Please confirm your e-mail address with the link we sent you.</Trans>
    </Alert>
  );
}
