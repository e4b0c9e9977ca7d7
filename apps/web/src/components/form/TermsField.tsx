import { Trans } from '@lingui/react/macro';
import { CheckboxField } from './fields.tsx';

/** The terms as they are now. The server records which version was accepted and when. */
export function TermsField({ url }: { url: string | null }) {
  const target = url !== null && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : null;
  return (
    <CheckboxField
      name="terms.isAccepted"
      label={
        target === null ? (
          <Trans>I accept the terms of service.</Trans>
        ) : (
          <Trans>
            I accept the{' '}
            <a
              href={target}
              target="_blank"
              rel="noopener noreferrer"
              className="font-medium text-primary underline underline-offset-4 dark:text-info"
            >
              terms of service
            </a>
            .
          </Trans>
        )
      }
    />
  );
}
