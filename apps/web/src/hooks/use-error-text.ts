import { useLingui } from '@lingui/react';
import { useCallback } from 'react';
import { errorText } from '#lib/error-text.ts';
import { readError } from '#lib/errors.ts';

/** The text of any thrown value in the reader's language. */
export function useErrorText(): (error: unknown) => string {
  const { i18n } = useLingui();
  return useCallback(
    (error) => {
      const { code, retryAfterSeconds } = readError(error);
      return i18n._(errorText(code, retryAfterSeconds));
    },
    [i18n],
  );
}
