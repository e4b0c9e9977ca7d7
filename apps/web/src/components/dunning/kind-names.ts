import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { DUNNING_KINDS } from '@panel1/shared-types/states';

export type DunningKind = (typeof DUNNING_KINDS)[number];

/** What each step of the dunning is, to somebody who is spared it. */
export const KIND_NAMES: Readonly<Record<DunningKind, MessageDescriptor>> = {
  remind: msg`Reminders`,
  late_fee: msg`Late fee`,
  suspend: msg`Suspension`,
  terminate: msg`Termination`,
  cancel_order: msg`Cancelling unpaid orders`,
};
