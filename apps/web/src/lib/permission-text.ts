import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** The first part of a permission, in words: what it is about. */
const RESOURCES: Readonly<Record<string, MessageDescriptor>> = {
  api_key: msg`API keys`,
  audit: msg`Audit trail`,
  client: msg`Clients`,
  client_group: msg`Client groups`,
  contact: msg`Contacts`,
  coupon: msg`Coupons`,
  dashboard: msg`Dashboard`,
  dispute: msg`Disputes`,
  effect: msg`Jobs`,
  gateway_notice: msg`Gateway notices`,
  invoice: msg`Invoices`,
  mail: msg`Mails`,
  mail_template: msg`Mail templates`,
  order: msg`Orders`,
  payment: msg`Payments`,
  payment_method: msg`Payment methods`,
  plugin: msg`Plugins`,
  product: msg`Products`,
  quote: msg`Quotes`,
  reconciliation: msg`Reconciliation`,
  report: msg`Reports and ledger`,
  role: msg`Roles`,
  server: msg`Servers`,
  service: msg`Services`,
  settings: msg`Settings`,
  staff: msg`Staff`,
  subscription: msg`Subscriptions`,
  usage: msg`Usage`,
  withdrawal: msg`Withdrawals of consumers`,
};

/** The second part, in words: what one may do with it. */
const ACTIONS: Readonly<Record<string, MessageDescriptor>> = {
  accept: msg`Accept`,
  assign: msg`Put clients into them`,
  cancel: msg`Cancel`,
  cap: msg`Set spend caps`,
  change: msg`Change`,
  change_password: msg`Reset passwords`,
  change_plan: msg`Change the plan`,
  close: msg`Close accounts`,
  create: msg`Create`,
  decide: msg`Accept or refuse`,
  exempt: msg`Exempt from reminders and suspension`,
  impersonate: msg`Log in as the client`,
  issue: msg`Issue`,
  manage: msg`Manage`,
  note: msg`Read and write notes`,
  open_panel: msg`Open the panel`,
  pause: msg`Pause and resume`,
  pay: msg`Pay`,
  place: msg`Place`,
  read: msg`See`,
  read_content: msg`Read what they say`,
  record: msg`Record`,
  redeem: msg`Redeem`,
  refresh: msg`Ask the gateway again`,
  refund: msg`Refund`,
  resend: msg`Send again`,
  resolve: msg`Mark as done, give up`,
  retry: msg`Retry`,
  suspend: msg`Suspend`,
  tax: msg`Check VAT numbers, exempt from tax`,
  terminate: msg`Terminate`,
  unsuspend: msg`Unsuspend`,
  update: msg`Change`,
  void: msg`Void`,
  withdraw: msg`Withdraw from the contract`,
  write: msg`Send in`,
};

export interface PermissionGroup {
  resource: string;
  /** Words for the resource; undefined for one that has none yet: show its id then. */
  title: MessageDescriptor | undefined;
  permissions: { id: string; action: MessageDescriptor | undefined }[];
}

/** Permissions by what they are about, in the order in which they are declared. */
export function permissionGroups(permissions: readonly string[]): PermissionGroup[] {
  const groups = new Map<string, PermissionGroup>();
  for (const id of permissions) {
    const [resource = id, action = ''] = id.split(':');
    const group = groups.get(resource) ?? { resource, title: RESOURCES[resource], permissions: [] };
    group.permissions.push({ id, action: ACTIONS[action] });
    groups.set(resource, group);
  }
  return [...groups.values()];
}
