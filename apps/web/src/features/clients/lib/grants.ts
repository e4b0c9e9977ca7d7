import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ContactGrant } from '@panel1/shared-types/states';

/** The words of what a contact may do in an account. */
export const GRANTS: Readonly<Record<ContactGrant, { name: MessageDescriptor; hint: MessageDescriptor }>> = {
  owner: { name: msg`Owner`, hint: msg`Everything, other contacts too` },
  billing: { name: msg`Billing`, hint: msg`Orders, invoices and payments` },
  technical: { name: msg`Technical`, hint: msg`Services, their panels and passwords` },
  support: { name: msg`Support`, hint: msg`Sees services, changes nothing` },
};
