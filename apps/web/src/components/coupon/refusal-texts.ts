import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { CouponRefusalReason } from '@panel1/shared-types/states';

/** Why a coupon is not redeemed, or takes nothing off. */
export const REFUSAL_TEXTS: Readonly<Record<CouponRefusalReason, MessageDescriptor>> = {
  unknown: msg`There is no coupon with this code.`,
  not_yet_valid: msg`This coupon is not valid yet.`,
  expired: msg`This coupon is no longer valid.`,
  used_up: msg`This coupon is used up.`,
  used_up_by_client: msg`You have used this coupon already.`,
  new_clients_only: msg`This coupon is for new clients.`,
  currency_mismatch: msg`This coupon does not count in this currency.`,
  already_entered: msg`This coupon is entered already.`,
  not_stackable: msg`This coupon cannot be combined with another one.`,
  no_eligible_lines: msg`This coupon is not for what is in the cart.`,
  below_minimum: msg`The amount is too small for this coupon.`,
  periods_used_up: msg`The periods of this coupon are used up.`,
  amount_used_up: msg`The amount of this coupon is used up.`,
  rounds_to_nothing: msg`The discount of this coupon comes to less than the smallest coin.`,
  nothing_left: msg`Other discounts leave nothing for this coupon.`,
};

/** The reason of a refused coupon from the values of an error; null for any other text. */
export const isRefusal = (reason: unknown): reason is CouponRefusalReason =>
  typeof reason === 'string' && Object.hasOwn(REFUSAL_TEXTS, reason);
