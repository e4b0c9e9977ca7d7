import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** What each kind of call to the outside does, for job lists: kind of effect -> words. */
const TEXTS: Readonly<Record<string, MessageDescriptor>> = {
  'notifications.send': msg`Send mail`,
  'payments.charge': msg`Charge payment method`,
  'payments.create': msg`Start payment`,
  'payments.delete_method': msg`Remove payment method`,
  'payments.refund': msg`Refund`,
  'payments.save_method': msg`Ask for a payment method`,
  'payments.sync': msg`Read payment`,
  'payments.sync_method': msg`Read payment method`,
  'provisioning.change_package': msg`Change plan`,
  'provisioning.change_password': msg`Set password`,
  'provisioning.create': msg`Create account`,
  'provisioning.suspend': msg`Suspend account`,
  'provisioning.terminate': msg`Remove account`,
  'provisioning.unsuspend': msg`Unsuspend account`,
};

/** The words of a kind of effect, or undefined for one that has none yet: show its id then. */
export function effectKindText(kind: string): MessageDescriptor | undefined {
  return TEXTS[kind];
}
