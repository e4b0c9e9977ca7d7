import type { ContactGrant } from '@panel1/shared-types';
import type { QueryContext } from '#lib/command/command.ts';
import { clientParty } from '#modules/clients/index.ts';
import { contactRecipients, type Recipient } from '#modules/identity/index.ts';
import type { Reader } from '../mails/write-mail.ts';

export function readerOf({ userId, email, name, locale }: Recipient): Reader {
  return { userId, address: email, name, locale };
}

/** Who reads a client's mails of a kind: the contacts meant, or else the account's own address. */
export async function clientReaders(
  ctx: QueryContext,
  clientId: string,
  grants: readonly ContactGrant[],
): Promise<Reader[]> {
  const contacts = await contactRecipients(ctx, { clientId, grants });
  if (contacts.length > 0) return contacts.map(readerOf);
  const { email, name, locale } = await clientParty(ctx, clientId);
  return [{ userId: null, address: email, name, locale }];
}
