const ENGLISH: Readonly<Record<string, string>> = {
  'provisioning.create': 'Create account',
  'provisioning.suspend': 'Suspend account',
  'provisioning.unsuspend': 'Unsuspend account',
  'provisioning.terminate': 'Remove account',
  'provisioning.change_package': 'Change package',
  'provisioning.change_password': 'Set password',
  'payments.create': 'Start payment',
  'payments.charge': 'Charge saved method',
  'payments.sync': 'Look up payment',
  'payments.refund': 'Refund',
  'payments.save_method': 'Ask for a payment method',
  'payments.sync_method': 'Look up payment method',
  'payments.delete_method': 'Remove payment method',
};

const PERSIAN: Readonly<Record<string, string>> = {
  'provisioning.create': 'ساختن حساب',
  'provisioning.suspend': 'تعلیق حساب',
  'provisioning.unsuspend': 'رفع تعلیق حساب',
  'provisioning.terminate': 'حذف حساب',
  'provisioning.change_package': 'تغییر بسته',
  'provisioning.change_password': 'تنظیم گذرواژه',
  'payments.create': 'آغاز پرداخت',
  'payments.charge': 'برداشت از روش ذخیره‌شده',
  'payments.sync': 'پیگیری پرداخت',
  'payments.refund': 'بازپرداخت',
  'payments.save_method': 'درخواست روش پرداخت',
  'payments.sync_method': 'پیگیری روش پرداخت',
  'payments.delete_method': 'حذف روش پرداخت',
};

/** What a call to the outside is called in a mail to staff; its kind where it has no name of its own. */
export function effectName(kind: string, locale: string): string {
  const names = locale.split('-')[0] === 'fa' ? PERSIAN : ENGLISH;
  return names[kind] ?? kind;
}
