import { mutationOf, queryOf, router } from '#trpc/procedures.ts';
import { addCouponCodes } from './commands/add-coupon-codes.ts';
import { archiveCoupon } from './commands/archive-coupon.ts';
import { createCoupon } from './commands/create-coupon.ts';
import { redeemCoupon } from './commands/redeem-coupon.ts';
import { takeOffCoupon } from './commands/take-off-coupon.ts';
import { updateCoupon } from './commands/update-coupon.ts';
import { getCouponPage } from './queries/get-coupon.ts';
import { exportCouponCodes, listCouponCodes } from './queries/list-coupon-codes.ts';
import { listCoupons } from './queries/list-coupons.ts';
import { listRedemptions } from './queries/list-redemptions.ts';
import { subscriptionDiscounts } from './queries/subscription-discounts.ts';

export const couponsRouter = router({
  list: queryOf(listCoupons),
  get: queryOf(getCouponPage),
  codes: queryOf(listCouponCodes),
  exportCodes: queryOf(exportCouponCodes),
  redemptions: queryOf(listRedemptions),
  ofSubscription: queryOf(subscriptionDiscounts),
  create: mutationOf(createCoupon),
  update: mutationOf(updateCoupon),
  archive: mutationOf(archiveCoupon),
  addCodes: mutationOf(addCouponCodes),
  redeem: mutationOf(redeemCoupon),
  takeOff: mutationOf(takeOffCoupon),
});
