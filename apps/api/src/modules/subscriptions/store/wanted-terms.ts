import type { BillingCycle } from '@panel1/shared-types';
import { clientScope } from '#lib/authz/actor.ts';
import type { QueryContext } from '#lib/command/command.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { checkFields, describeItem, priceItems, readProduct } from '#modules/catalog/index.ts';
import { clientParty } from '#modules/clients/index.ts';
import { carryOptions } from '../core/carry-options.ts';
import { unitsOf } from '../core/periods.ts';
import { isSameChoice } from '../core/same-configuration.ts';
import type { ChangeRequest } from '../input.ts';
import type { SubscriptionRow } from './subscriptions.ts';

/** What is sold after a change. */
export interface Terms {
  productId: string;
  description: string;
  cycle: Exclude<BillingCycle, 'one_time'>;
  quantity: number;
  recurringMinor: bigint;
  taxCategory: string;
  configuration: SubscriptionRow['configuration'];
}

/**
 * What a wish comes to by the catalogue as it is now. Clients reach their own product and those that it lists; staff every
 * product, at any price. Throws the errors of pricing, and `catalog.not_for_sale` for what is out of reach.
 */
export async function wantedTerms(ctx: QueryContext, row: SubscriptionRow, wish: ChangeRequest): Promise<Terms> {
  const isClient = clientScope(ctx.actor) !== null;
  if (isClient && (wish.recurringMinor !== undefined || wish.on !== undefined)) throw new AppError('auth.forbidden');
  const { productId = row.productId, cycle = row.cycle, quantity = row.quantity } = wish;
  if (cycle === 'one_time') throw new AppError('subscriptions.not_changeable');
  const before = await readProduct(ctx, row.productId);
  const isSame = productId === row.productId;
  if (isClient && !isSame && !before.upgrades.includes(productId)) throw new AppError('catalog.not_for_sale');
  const product = isSame ? before : await readProduct(ctx, productId);
  const options = wish.options ?? carryOptions(before.options, product.options, row.configuration.options);
  const { locale } = await clientParty(ctx, row.clientId);
  const terms = { currency: row.currency, audience: isClient ? 'public' : 'staff', locale } as const;
  const [item] = await priceItems(ctx, [{ productId, cycle, quantity, options }], terms);
  if (item === undefined) throw new AppError('catalog.not_for_sale');
  // What is set up on a server is one account per subscription.
  if (quantity > 1 && item.kinds.some((kind) => kind !== 'one_off'))
    throw new AppError('catalog.bad_configuration', { fields: { quantity: 'one_per_item' } });
  const known = Object.entries(row.configuration.fields).filter(([key]) => item.fields.some((one) => one.key === key));
  const answers = { ...wish.fields, ...Object.fromEntries(known) };
  const fields = checkFields(item.fields, answers, ['before_payment', 'after_payment']);
  const choices = item.lines.filter((line) => line.option !== null).map((line) => line.label);
  const keepsPrice = isSame && cycle === row.cycle && isSameChoice(item.options, row.configuration.options);
  const kept = keepsPrice ? ownPrice(row, quantity) : null;
  return {
    ...{ productId, cycle, quantity, taxCategory: item.taxCategory },
    description: describeItem({ name: item.name, domain: fields['domain'], choices }),
    recurringMinor: wish.recurringMinor === undefined ? (kept ?? item.recurring.minor) : BigInt(wish.recurringMinor),
    configuration: { options: item.options, fields },
  };
}

/** More or fewer of the same keep the price per unit at which they were sold; null where it is not a whole amount. */
function ownPrice(row: SubscriptionRow, quantity: number): bigint | null {
  if (quantity === row.quantity) return row.recurringMinor;
  const unit = unitsOf(row.recurringMinor, row.quantity);
  return unit.quantity === row.quantity.toString() ? BigInt(unit.unitPriceMinor) * BigInt(quantity) : null;
}
