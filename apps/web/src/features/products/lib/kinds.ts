import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ComponentKind } from '@panel1/shared-types/states';

/** The words of what a product can be made of. */
export const KINDS: Readonly<Record<ComponentKind, MessageDescriptor>> = {
  hosting_account: msg`Hosting account`,
  domain: msg`Domain`,
  certificate: msg`Certificate`,
  server: msg`Server`,
  one_off: msg`One-off service`,
};
