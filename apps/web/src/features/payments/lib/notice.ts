import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { RouterOutputs } from '#lib/trpc.ts';

export type Notice = RouterOutputs['payments']['getNotice'];
export type NoticeRow = RouterOutputs['payments']['notices']['rows'][number];

/** What a notice is about, in words. */
export const NOTICE_TYPES: Readonly<Record<NoticeRow['type'], MessageDescriptor>> = {
  dispute: msg`Dispute`,
  ignored: msg`Other news`,
  method: msg`Payment method`,
  payment: msg`Payment`,
  refund: msg`Refund`,
};
