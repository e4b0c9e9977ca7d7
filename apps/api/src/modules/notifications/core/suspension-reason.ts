import { PAUSED_REASON } from '@panel1/shared-types';

const PAUSED = { en: 'It is paused, as was asked for.', fa: 'به درخواست شما متوقف شده است.' };

/** Why a service was suspended, in the reader's language where it is a word of ours; else as staff have written it. */
export function suspensionReason(reason: string | null, locale: string): string {
  if (reason !== PAUSED_REASON) return reason ?? '';
  return locale.split('-')[0] === 'fa' ? PAUSED.fa : PAUSED.en;
}
