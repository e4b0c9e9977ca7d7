import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { BillingCycle } from '@panel1/shared-types/states';

interface CycleTexts {
  /** A choice: "Yearly". */
  name: MessageDescriptor;
  /** Behind an amount: "a year". Empty for what is paid once. */
  per: MessageDescriptor;
}

/** The words of each billing cycle. */
export const CYCLES: Readonly<Record<BillingCycle, CycleTexts>> = {
  one_time: { name: msg`One time`, per: msg`once` },
  monthly: { name: msg`Monthly`, per: msg`a month` },
  quarterly: { name: msg`Every 3 months`, per: msg`for 3 months` },
  semi_annually: { name: msg`Every 6 months`, per: msg`for 6 months` },
  annually: { name: msg`Yearly`, per: msg`a year` },
  biennially: { name: msg`Every 2 years`, per: msg`for 2 years` },
  triennially: { name: msg`Every 3 years`, per: msg`for 3 years` },
};
