import type { QueryContext } from '#lib/command/command.ts';
import type { ClientStatus } from '../core/client-state.ts';
import { type ClientRow, getClientRow, visibleNumber } from './clients.ts';

/** A client as documents, mails and other modules need it. */
export interface ClientParty {
  clientId: string;
  /** Null until the transaction that creates the client ends. */
  number: string | null;
  name: string;
  company: string | null;
  email: string;
  phone: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  region: string | null;
  postcode: string | null;
  country: string;
  isBusiness: boolean;
  taxId: string | null;
  buyerReference: string | null;
  electronicAddress: string | null;
  /** When what falls due is invoiced, and on which day of the month; null: the provider's day. */
  invoiceTiming: ClientRow['invoiceTiming'];
  invoiceDay: number | null;
  currency: string;
  locale: string;
  status: ClientStatus;
}

export function partyOf(row: ClientRow): ClientParty {
  const {
    id,
    tenantId: _t,
    clientId: _c,
    clientGroupId: _g,
    searchText: _s,
    createdAt: _a,
    updatedAt: _u,
    taxIdStatus: _status,
    taxIdCheckedAt: _checked,
    taxIdCheckDueAt: _due,
    taxIdUnanswered: _unanswered,
    exemptionReason: _reason,
    exemptionCode: _code,
    exemptionUntil: _until,
    ...facts
  } = row;
  return { ...facts, clientId: id, number: visibleNumber(row) };
}

/** Who a client is, for other modules in the same transaction; throws `request.not_found`. */
export async function clientParty(ctx: QueryContext, clientId: string): Promise<ClientParty> {
  return partyOf(await getClientRow(ctx, clientId));
}
