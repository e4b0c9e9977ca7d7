import type { StopReason } from '@panel1/shared-types';

const EN: Readonly<Record<StopReason, string>> = {
  more_than_predicted: 'Far more renewals than expected',
  less_than_predicted: 'Far fewer renewals than expected',
  days_missed: 'Days without a run',
  clock_jump: 'The clock jumped',
  far_above_history: 'An invoice far above the client’s history',
};
const FA: Readonly<Record<StopReason, string>> = {
  more_than_predicted: 'تمدیدهایی بسیار بیش از انتظار',
  less_than_predicted: 'تمدیدهایی بسیار کمتر از انتظار',
  days_missed: 'روزهایی بدون صدور',
  clock_jump: 'ساعت جهش کرد',
  far_above_history: 'صورت‌حسابی بسیار بالاتر از سابقهٔ مشتری',
};

/** What the daily run found, written in the reader's language and digits. */
interface Found {
  reason: StopReason;
  due: string;
  expected: string;
  /** By how much a clock jumped. */
  span: string;
  lastRunOn: string;
  total: string;
  usual: string;
}

const isFa = (locale: string): boolean => locale.startsWith('fa');

/** Why the daily run stopped, in the reader's language. */
export const stopName = (reason: StopReason, locale: string): string => (isFa(locale) ? FA : EN)[reason];

/** What it found, in the reader's language. */
export function stopFound(of: Found, locale: string): string {
  const { due, expected, span, lastRunOn, total, usual } = of;
  switch (of.reason) {
    case 'far_above_history':
      return isFa(locale)
        ? `${total}، در حالی که اخیراً حداکثر ${usual} بوده است`
        : `${total}, at most ${usual} of late`;
    case 'clock_jump':
      return isFa(locale) ? `${span}؛ ${due} تمدید سررسید شده است` : `By ${span}; ${due} renewals are due`;
    case 'days_missed':
      return isFa(locale)
        ? `آخرین صدور در ${lastRunOn} بود؛ ${due} تمدید سررسید شده است`
        : `The last run was on ${lastRunOn}; ${due} renewals are due`;
    default:
      return isFa(locale)
        ? `${due} تمدید سررسید شده است، ${expected} مورد انتظار می‌رفت`
        : `${due} renewals are due, ${expected} were expected`;
  }
}
