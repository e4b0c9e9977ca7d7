import { notice } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';
import type { QueryContext } from '#lib/command/command.ts';
import { clientNames } from '#modules/clients/index.ts';
import { effectKindOf, findPaymentOf, type NoticeRow } from '../store/notices.ts';
import { paymentView } from './payment-view.ts';

/** A notice as staff see it: what it says, in the contract's words, and our payment that it is about. */
export async function noticeView(ctx: QueryContext, row: NoticeRow) {
  const said = z.parse(notice, row.payload);
  const { operationId, paymentRef } = said;
  const payment = await findPaymentOf(ctx, { pluginId: row.pluginId, operationId, paymentRef });
  const names = payment ? await clientNames(ctx, [payment.clientId]) : new Map<string, string>();
  const isParked = row.state === 'parked';
  return {
    noticeId: row.id,
    pluginId: row.pluginId,
    type: said.type,
    /** The gateway's own name of it: `charge.dispute.created`. */
    kind: row.kind,
    objectRef: row.objectRef,
    state: row.state,
    /** Why it waits, as a code. */
    note: row.note,
    receivedAt: row.receivedAt.toString(),
    processedAt: row.processedAt?.toString() ?? null,
    occurredAt: said.occurredAt ?? null,
    payment: payment
      ? {
          paymentId: payment.id,
          clientId: payment.clientId,
          clientName: names.get(payment.clientId) ?? '',
          amount: paymentView(payment).amount,
          status: payment.status,
        }
      : null,
    offers: { retry: isParked && effectKindOf(said) !== undefined, dismiss: isParked },
  };
}
