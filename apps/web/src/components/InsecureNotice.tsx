import { Trans } from '@lingui/react/macro';
import { Alert } from './ui/alert.tsx';

/** Over plain http the browser drops login cookies: says so before somebody types a password, and where to go. */
export function InsecureNotice() {
  if (window.isSecureContext) return null;
  const secure = `https://${window.location.hostname}${window.location.pathname}`;
  return (
    <Alert tone="warning" title={<Trans>This connection is not encrypted</Trans>}>
      <Trans>
        Logging in works over https only. Open{' '}
        <a href={secure} className="break-all underline underline-offset-4">
          {secure}
        </a>{' '}
        instead.
      </Trans>
    </Alert>
  );
}
