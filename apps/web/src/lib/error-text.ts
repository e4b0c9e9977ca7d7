import type { MessageDescriptor } from '@lingui/core';
import { msg, plural } from '@lingui/core/macro';
import type { ErrorCode } from '@panel1/shared-types/errors';

const again = msg`Something went wrong on our side. Try again; if it stays, tell support the time it happened.`;

/** The text of each error code of the API's closed list, and of no answer at all. */
const TEXTS: Readonly<Record<ErrorCode | 'network', MessageDescriptor>> = {
  network: msg`The server could not be reached. Check your connection and try again.`,
  'request.invalid': msg`Check the marked fields.`,
  'request.too_large': msg`This is too large.`,
  'request.bad_origin': msg`The request came from another site and was refused. Reload the page.`,
  'request.not_json': again,
  'request.rate_limited': msg`Too many attempts. Wait a moment and try again.`,
  'request.unknown_host': msg`There is no panel at this address.`,
  'request.not_found': msg`This does not exist, or you may not see it.`,
  'request.idempotency_mismatch': msg`This was already sent with other values. Reload the page and start again.`,
  'request.already_done': msg`This was already done.`,
  'request.conflict': msg`This clashes with something that exists, or somebody changed it meanwhile. Reload and try again.`,
  'request.unavailable': msg`The panel is busy. Try again in a moment.`,
  'request.internal': again,
  'auth.required': msg`Log in to go on.`,
  'auth.bad_credentials': msg`E-mail or password is wrong.`,
  'auth.session_expired': msg`Your session has ended. Log in again.`,
  'auth.forbidden': msg`Your role does not allow this.`,
  'auth.out_of_scope': msg`You are limited to some client groups. Ask somebody who sees every client.`,
  'auth.email_not_verified': msg`Confirm your e-mail address first: open the link we sent you.`,
  'auth.link_invalid': msg`This link is used up or too old. Ask for a new one.`,
  'auth.insecure_connection': msg`Open the panel over https to log in.`,
  'instance.clock_fixed': msg`The clock of this instance cannot be moved.`,
  'instance.delivery_wrong_state': msg`This event does not wait any more. Reload to see where it is.`,
  'identity.email_taken': msg`This e-mail address is already in use.`,
  'identity.password_too_common': msg`This password is in lists that attackers try first. Choose another.`,
  'identity.last_owner': msg`The last owner has to stay, and to see every client. Make somebody else an owner first.`,
  'identity.cannot_grant': msg`You cannot give a permission that you do not have, nor show clients that you do not see.`,
  'identity.role_cycle': msg`A role cannot include itself, not even through others.`,
  'identity.role_in_use': msg`Somebody still has this role. Give them another one first.`,
  'identity.wrong_password': msg`The current password is wrong.`,
  'tenants.suspended': msg`This panel is suspended.`,
  'tenants.already_set_up': msg`This panel is already set up. Log in.`,
  'tenants.host_taken': msg`This host name already belongs to a panel.`,
  'tenants.rates_unavailable': msg`The European Central Bank did not answer. The rates that are here go on holding; try again later.`,
  'clients.group_in_use': msg`A client is still in this group, or somebody is limited to it.`,
  'clients.closed': msg`This client account is closed.`,
  'clients.no_vat_number': msg`There is no VAT number that could be checked.`,
  'catalog.category_in_use': msg`Move the products of this category first.`,
  'catalog.no_adapter': msg`Enable a plugin that can deliver this first.`,
  'catalog.slug_taken': msg`Another product or category has this address.`,
  'catalog.not_for_sale': msg`This product is not for sale at the moment.`,
  'catalog.no_price': msg`There is no price for this period and currency.`,
  'catalog.bad_configuration': msg`Check the options of this product.`,
  'ordering.cart_empty': msg`The cart is empty.`,
  'ordering.cart_expired': msg`This cart has expired. Start a new one.`,
  'ordering.currency_mismatch': msg`The cart holds prices in another currency.`,
  'ordering.out_of_stock': msg`This is out of stock.`,
  'ordering.refund_first': msg`Refund what was paid first.`,
  'ordering.terms_not_accepted': msg`Accept the terms to order.`,
  'ordering.login_to_order': msg`There is an account with this e-mail address. Log in to order.`,
  'ordering.wrong_state': msg`The order is past that step. Reload to see where it is.`,
  'billing.coupon_code_taken': msg`Another coupon has this code. Codes are the same in capitals and small letters.`,
  'billing.coupon_refused': msg`The coupon cannot be used here: it is used up, expired or not for this client or currency.`,
  'billing.currency_mismatch': msg`The price is in another currency than the client account.`,
  'billing.wrong_state': msg`The invoice is past that step. Reload to see where it is.`,
  'billing.no_exchange_rate': msg`No exchange rate from {from} to {to} is known for today. Enter it under Settings, Tax.`,
  'billing.no_lines': msg`Add at least one line.`,
  'banking.already_imported': msg`Everything in this file was imported before.`,
  'banking.file_refused': msg`The file cannot be read.`,
  'banking.line_done': msg`Somebody decided on this entry already.`,
  'billing.e_invoice_incomplete': msg`The e-invoice lacks something: the page of the invoice says what.`,
  'billing.e_invoice_no_font': msg`The PDF has no font for a character on this invoice. Download the e-invoice as XML.`,
  'billing.company_incomplete': msg`No invoice can be made before the provider’s address is filled in under Settings, Company.`,
  'billing.invoice_has_payments': msg`The invoice has payments. Refund them first.`,
  'billing.invoice_is_corrected': msg`A part of this invoice was credited or written off. Credit the rest of it instead.`,
  'billing.amount_too_large': msg`The amount is too large.`,
  'billing.payment_link_over': msg`This payment link has expired or was ended. Log in, or ask for a new one.`,
  'billing.not_enough_credit': msg`There is not enough credit.`,
  'billing.cannot_combine': msg`These drafts cannot be combined: they differ in client, seller, currency or status.`,
  'billing.credit_not_granted': msg`Only credit that was granted can be taken back. What the client paid is refunded with its payment.`,
  'billing.top_up_off': msg`Credit cannot be bought at the moment.`,
  'billing.credit_exceeds_invoice': msg`That is more than is left of the invoice.`,
  'payments.credit_not_enough': msg`The credit does not cover it any more. Choose how to pay the rest.`,
  'payments.nothing_due': msg`Nothing is due any more.`,
  'payments.nothing_to_refund': msg`No payment is left to give money back from. Choose credit instead.`,
  'payments.gateway_not_enabled': msg`This way to pay is not enabled.`,
  'payments.currency_not_supported': msg`This way to pay does not take the currency.`,
  'payments.refund_too_large': msg`This is more than was paid and not yet refunded.`,
  'payments.wrong_state': msg`The payment is past that step. Reload to see where it is.`,
  'payments.gateway_unavailable': msg`The payment service does not answer. Nothing was charged; try again shortly.`,
  'payments.in_progress': msg`A payment for this is already on its way.`,
  'subscriptions.cancellation_waits': msg`The request to end this waits for an answer already.`,
  'subscriptions.change_billed': msg`The new plan is paid already. It can be changed once it is in force.`,
  'subscriptions.contract_runs': msg`The contract still runs. It can be cancelled to the end of its term.`,
  'subscriptions.invoice_open': msg`An invoice for this is open. Pay it first.`,
  'subscriptions.not_allowed': msg`That is not open to clients here. Ask us.`,
  'subscriptions.not_changeable': msg`This purchase has no plan that could be changed.`,
  'subscriptions.not_pausable': msg`This cannot be paused: it was bought once, or is registered elsewhere.`,
  'subscriptions.nothing_to_change': msg`That is the plan already.`,
  'subscriptions.pause_too_long': msg`A pause may not last that long. Choose an earlier end.`,
  'subscriptions.price_changed': msg`The amount has changed meanwhile. Look at the new one.`,
  'subscriptions.reason_required': msg`Say why, so that we can do better.`,
  'subscriptions.renewal_due': msg`The current period is being invoiced. Try again in a minute.`,
  'subscriptions.withdrawal_not_possible': msg`A withdrawal is open to consumers within 14 days of the start. Cancel instead.`,
  'subscriptions.stop_answered': msg`Somebody has answered this already. Reload to see how.`,
  'subscriptions.stop_changed': msg`What is due has changed since you looked. Look at it again, then answer.`,
  'subscriptions.price_announced': msg`This is a new price that the client was told of. Staff take it back on the page of the price change.`,
  'subscriptions.price_change_state': msg`The price change is past that step. Reload to see where it is.`,
  'subscriptions.wrong_state': msg`The subscription is past that step. Reload to see where it is.`,
  'ordering.quote_over': msg`The last day of this quote is over. Ask for a new one.`,
  'ordering.quote_wrong_state': msg`The quote is past that step. Reload to see where it is.`,
  'withdrawals.decided': msg`Somebody has decided this withdrawal already. Reload to see it.`,
  'withdrawals.declared': msg`You have withdrawn from this already. We are looking after it.`,
  'withdrawals.no_contract': msg`No order has this number. Look it up under Orders.`,
  'withdrawals.not_possible': msg`This contract cannot be withdrawn from any more. You can cancel it instead.`,
  'provisioning.wrong_state': msg`The service is past that step. Reload to see where it is.`,
  'provisioning.no_server': msg`No server has room for this. Add one, or raise a limit.`,
  'provisioning.not_supported': msg`The server's panel cannot do this.`,
  'provisioning.panel_unavailable': msg`The server's panel does not answer. Try again shortly.`,
  'provisioning.link_refused': msg`The login link leads away from the server and was not used. Staff can allow its host at the server.`,
  'provisioning.server_in_use': msg`Services still live on this server. Move them first.`,
  'provisioning.effect_wrong_state': msg`This job is past that step. Reload to see where it is.`,
  'notifications.template_invalid': msg`The template has an error.`,
  'notifications.content_gone': msg`The content of this mail is no longer kept.`,
  'plugins.unknown': msg`There is no such plugin.`,
  'plugins.settings_invalid': msg`Check the plugin's settings.`,
  'usage.bad_terms': msg`The prices cannot be saved like this. Check the marked metrics.`,
  'usage.cannot_void': msg`This event is already out of the count.`,
  'plugins.in_use': msg`The plugin is in use and cannot be disabled yet.`,
};

const general = msg`This could not be done. Reload the page and try again.`;

/** The text of an error code; a code without one gives a general text, never the code itself. */
export function errorText(code: string, retryAfterSeconds = 0): MessageDescriptor {
  if (code === 'request.rate_limited' && retryAfterSeconds > 0) return waitText(retryAfterSeconds);
  return hasErrorText(code) ? TEXTS[code] : general;
}

/** True for a code that has a text of its own. */
export function hasErrorText(code: string): code is keyof typeof TEXTS {
  return Object.hasOwn(TEXTS, code);
}

const MINUTE = 60;

/** When to try again: to the second while it is short, then in minutes, rounded up. */
function waitText(seconds: number): MessageDescriptor {
  if (seconds <= MINUTE)
    return msg`Too many attempts. Try again in ${plural(seconds, { one: '# second', other: '# seconds' })}.`;
  const minutes = Math.ceil(seconds / MINUTE);
  return msg`Too many attempts. Try again in ${plural(minutes, { one: '# minute', other: '# minutes' })}.`;
}
