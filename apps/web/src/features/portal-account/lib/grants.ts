import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ContactGrant } from '@panel1/shared-types/states';

interface GrantTexts {
  name: MessageDescriptor;
  /** What somebody with it may do. */
  may: MessageDescriptor;
}

/** The words of what a contact may do, as permissions.ts in shared-types gives it. */
export const GRANT_TEXTS: Readonly<Record<ContactGrant, GrantTexts>> = {
  owner: { name: msg`Owner`, may: msg`Everything, and deciding who else has access.` },
  billing: { name: msg`Billing`, may: msg`Invoices, payments, orders and billing details.` },
  technical: { name: msg`Technical`, may: msg`Logging in to the server's panel and changing passwords of services.` },
  support: { name: msg`Support`, may: msg`Seeing services only.` },
};
