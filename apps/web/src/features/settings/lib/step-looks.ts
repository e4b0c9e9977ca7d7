import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { BellRing, CircleDollarSign, CirclePause, type LucideIcon, ShoppingCart, Trash2 } from 'lucide-react';
import type { StepKind } from './dunning-form.ts';

/** How each kind of step is named and drawn. */
export const STEP_LOOKS: Readonly<Record<StepKind, { name: MessageDescriptor; icon: LucideIcon; look: string }>> = {
  remind: { name: msg`Reminder`, icon: BellRing, look: 'bg-info-soft text-info' },
  late_fee: { name: msg`Late fee`, icon: CircleDollarSign, look: 'bg-warning-soft text-warning' },
  suspend: { name: msg`Suspend services`, icon: CirclePause, look: 'bg-warning-soft text-warning' },
  terminate: { name: msg`Terminate services`, icon: Trash2, look: 'bg-danger-soft text-danger' },
  cancel_order: { name: msg`Cancel unpaid order`, icon: ShoppingCart, look: 'bg-muted text-muted-foreground' },
};
