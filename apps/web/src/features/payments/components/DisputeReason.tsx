import { useLingui } from '@lingui/react/macro';
import { reasonOf } from '../lib/dispute.ts';

/** Why a payment is questioned: in words, or as the gateway's code. */
export function DisputeReason({ code }: { code: string }) {
  const { i18n } = useLingui();
  const words = reasonOf(code);
  return words ? i18n._(words) : <code dir="ltr">{code}</code>;
}
