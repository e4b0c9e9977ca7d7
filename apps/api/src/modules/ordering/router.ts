import { actionOf, mutationOf, queryOf, router } from '#trpc/procedures.ts';
import { acceptQuoteOnline } from './actions/accept-quote-online.ts';
import { checkout } from './actions/checkout.ts';
import { quoteTax } from './actions/quote-tax.ts';
import { acceptOrder } from './commands/accept-order.ts';
import { addToCart } from './commands/add-to-cart.ts';
import { answerFields } from './commands/answer-fields.ts';
import { answerOrder } from './commands/answer-order.ts';
import { cancelOrder } from './commands/cancel-order.ts';
import { checkOrderPayment } from './commands/check-order-payment.ts';
import { createOrder } from './commands/create-order.ts';
import { createQuote } from './commands/create-quote.ts';
import { declineQuote } from './commands/decline-quote.ts';
import { enterCoupon } from './commands/enter-coupon.ts';
import { holdOrder } from './commands/hold-order.ts';
import { markFraud } from './commands/mark-fraud.ts';
import { payOrder } from './commands/pay-order.ts';
import { releaseOrder } from './commands/release-order.ts';
import { removeCartItem } from './commands/remove-cart-item.ts';
import { removeCoupon } from './commands/remove-coupon.ts';
import { revokeQuote } from './commands/revoke-quote.ts';
import { sendQuote } from './commands/send-quote.ts';
import { setCartCurrency } from './commands/set-cart-currency.ts';
import { updateCartItem } from './commands/update-cart-item.ts';
import { cart } from './queries/cart.ts';
import { exportOrders } from './queries/export-orders.ts';
import { getOrder } from './queries/get-order.ts';
import { getQuote } from './queries/get-quote.ts';
import { listOrders } from './queries/list-orders.ts';
import { listQuotes } from './queries/list-quotes.ts';
import { offeredCoupon } from './queries/offered-coupon.ts';
import { openQuestionsOf } from './queries/open-questions.ts';
import { followOrderWith, orderProgressWith, type ServicesOf } from './queries/order-progress.ts';
import { previewOrder } from './queries/preview-order.ts';
import { readQuote } from './queries/read-quote.ts';

/** The procedures of ordering; `servicesOf` comes from provisioning, which imports this module. */
export const createOrderingRouter = (servicesOf: ServicesOf) =>
  router({
    checkout: actionOf(checkout),
    orderProgress: queryOf(orderProgressWith(servicesOf)),
    payOrder: mutationOf(payOrder),
    answerOrder: mutationOf(answerOrder),
    checkPayment: mutationOf(checkOrderPayment),
    cart: queryOf(cart),
    quoteTax: actionOf(quoteTax),
    addToCart: mutationOf(addToCart),
    updateCartItem: mutationOf(updateCartItem),
    removeCartItem: mutationOf(removeCartItem),
    setCartCurrency: mutationOf(setCartCurrency),
    offeredCoupon: queryOf(offeredCoupon),
    enterCoupon: mutationOf(enterCoupon),
    removeCoupon: mutationOf(removeCoupon),
    openQuestions: queryOf(openQuestionsOf),
    answerFields: mutationOf(answerFields),
    list: queryOf(listOrders),
    export: queryOf(exportOrders),
    get: queryOf(getOrder),
    follow: queryOf(followOrderWith(servicesOf)),
    preview: queryOf(previewOrder),
    create: mutationOf(createOrder),
    accept: mutationOf(acceptOrder),
    hold: mutationOf(holdOrder),
    release: mutationOf(releaseOrder),
    cancel: mutationOf(cancelOrder),
    markFraud: mutationOf(markFraud),
    quotes: queryOf(listQuotes),
    quote: queryOf(getQuote),
    readQuote: queryOf(readQuote),
    createQuote: mutationOf(createQuote),
    sendQuote: mutationOf(sendQuote),
    revokeQuote: mutationOf(revokeQuote),
    acceptQuote: actionOf(acceptQuoteOnline),
    declineQuote: mutationOf(declineQuote),
  });
