// What gateways say is English; these are the reasons that a payer can do something about.
const PERSIAN: Readonly<Record<string, string>> = {
  insufficient_funds: 'موجودی کارت کافی نیست.',
  expired_card: 'کارت منقضی شده است.',
  authentication_required: 'بانک می‌خواهد خودتان این پرداخت را تأیید کنید.',
  method_removed: 'روش پرداخت ذخیره‌شده حذف شده است.',
  expired: 'صفحهٔ پرداخت بیش از اندازه باز ماند.',
};
const PERSIAN_REFUSAL = 'بانک پرداخت را نپذیرفت.';

/** Why a payment failed, in the reader's language: the gateway's words for English, ours for others. */
export function paymentReason(
  failure: { failureCode: string | null; failureMessage: string | null },
  locale: string,
): string {
  if (locale.split('-')[0] !== 'fa') return failure.failureMessage ?? '';
  return PERSIAN[failure.failureCode ?? ''] ?? PERSIAN_REFUSAL;
}
