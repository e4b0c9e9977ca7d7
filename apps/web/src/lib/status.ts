import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

export type StatusTone = 'neutral' | 'success' | 'warning' | 'danger' | 'info';

interface StatusLook {
  tone: StatusTone;
  label: MessageDescriptor;
}

const look = (tone: StatusTone, label: MessageDescriptor): StatusLook => ({ tone, label });

/**
 * The one map of every status of the product to its words and tone. `success`: as it should be; `info`: under way;
 * `warning`: somebody should look; `danger`: broken or lost; `neutral`: over or not begun.
 */
export const STATUSES: Readonly<Record<string, StatusLook>> = {
  accepted: look('success', msg`Accepted`),
  active: look('success', msg`Active`),
  approved: look('success', msg`Agreed`),
  applied: look('success', msg`Applied`),
  cancelled: look('neutral', msg`Cancelled`),
  closed: look('neutral', msg`Closed`),
  confirmed: look('success', msg`Confirmed`),
  configuring: look('warning', msg`Not set up`),
  credited: look('success', msg`Booked as credit`),
  dead: look('warning', msg`Not handled`),
  declined: look('danger', msg`Declined`),
  disabled: look('neutral', msg`Disabled`),
  dismissed: look('neutral', msg`Put aside`),
  done: look('success', msg`Done`),
  draft: look('neutral', msg`Draft`),
  enabled: look('success', msg`Enabled`),
  ended: look('neutral', msg`Ended`),
  explained: look('success', msg`Explained`),
  expired: look('neutral', msg`Expired`),
  failed: look('danger', msg`Failed`),
  failing: look('danger', msg`Not reachable`),
  fraud: look('danger', msg`Fraud`),
  healthy: look('success', msg`Reachable`),
  hidden: look('neutral', msg`Hidden`),
  ignored: look('neutral', msg`Nothing to do`),
  in_review: look('warning', msg`In review`),
  inactive: look('neutral', msg`Inactive`),
  inquiry: look('info', msg`Inquiry`),
  invalid: look('danger', msg`Not valid`),
  issued: look('info', msg`Unpaid`),
  lost: look('danger', msg`Lost`),
  matched: look('success', msg`Booked`),
  disputed: look('danger', msg`Disputed`),
  needs_action: look('warning', msg`Needs action`),
  needs_response: look('danger', msg`Needs an answer`),
  none: look('neutral', msg`None`),
  open: look('warning', msg`To decide`),
  outgoing: look('neutral', msg`Money that left`),
  overdue: look('danger', msg`Overdue`),
  paid: look('success', msg`Paid`),
  parked: look('warning', msg`Parked`),
  partially_refunded: look('warning', msg`Partly refunded`),
  past_due: look('danger', msg`Past due`),
  pending: look('info', msg`Pending`),
  paused: look('neutral', msg`Paused`),
  pending_tax: look('warning', msg`Waiting for the tax check`),
  planned: look('neutral', msg`Planned`),
  provisioning: look('info', msg`Being set up`),
  received: look('warning', msg`To decide`),
  refused: look('neutral', msg`Refused`),
  refunded: look('neutral', msg`Refunded`),
  retired: look('neutral', msg`Retired`),
  revoked: look('neutral', msg`Revoked`),
  sending: look('info', msg`Sending`),
  sent: look('success', msg`Sent`),
  stored: look('info', msg`Received`),
  succeeded: look('success', msg`Succeeded`),
  suspended: look('warning', msg`Suspended`),
  terminated: look('neutral', msg`Terminated`),
  trialing: look('info', msg`Trial`),
  uncollectible: look('neutral', msg`Written off`),
  unavailable: look('warning', msg`No answer`),
  under_review: look('info', msg`Answered`),
  unknown: look('warning', msg`Not known yet`),
  valid: look('success', msg`Valid`),
  vat_unknown: look('warning', msg`Not checked yet`),
  void: look('neutral', msg`Void`),
  waiting: look('info', msg`Waiting`),
  withdrawn: look('neutral', msg`Taken back`),
  won: look('success', msg`Won`),
};
