import { add, allocate, type Money, zero } from '#lib/money/money.ts';
import { type CataloguePricedItem, checkFields, describeItem, type WantedItem } from '#modules/catalog/index.ts';
import { type Discount, discountOf, givenOf } from '../core/discount.ts';
import type { PlannedItem } from '../core/plan-items.ts';
import { splitAmount, unitsOf } from '../core/split-items.ts';

export interface DraftItem extends WantedItem {
  fields: Readonly<Record<string, string>>;
  discount?: Discount | undefined;
}

/** The order items of a priced item, one per unit of what is set up on servers; fields of `demanded` timing must be answered. */
export function planItem(
  item: CataloguePricedItem,
  of: { wanted: DraftItem | undefined; demanded: Parameters<typeof checkFields>[2]; nth: number },
): PlannedItem[] {
  const { wanted, demanded, nth } = of;
  const fields = checkFields(item.fields, wanted?.fields ?? {}, demanded);
  return splitItem(item, { fields, discount: wanted?.discount, nth });
}

/** The same with answers as they are; `nth` tells the discounts of several items apart. */
export function splitItem(
  item: CataloguePricedItem,
  { fields, discount, nth }: { fields: Record<string, string>; discount?: Discount | undefined; nth: number },
): PlannedItem[] {
  const units = unitsOf(item.kinds, item.quantity);
  const recurring = splitAmount(item.recurring, units);
  const setup = splitAmount(item.setup, units);
  const due = add(item.recurring, item.setup);
  const taken = discountOf(due, discount);
  const parts = spread(taken, [...recurring, ...setup]);
  const choices = item.lines.filter((line) => line.option !== null).map((line) => line.label);
  const description = describeItem({ name: item.name, domain: fields['domain'], choices });
  const none = zero(item.currency);
  return units.map((quantity, at) => ({
    productId: item.productId,
    description,
    cycle: item.cycle,
    quantity,
    recurring: recurring[at] ?? none,
    setup: setup[at] ?? none,
    discounts: { recurring: parts[at] ?? none, setup: parts[units.length + at] ?? none },
    given: discount === undefined ? null : givenOf(discount, { due, taken, nth }),
    taxCategory: item.taxCategory,
    options: item.options,
    fields,
    contract: item.contract,
  }));
}

/** A discount over the amounts that it is for, in proportion, so that the parts sum exactly to it. */
function spread(taken: Money, amounts: readonly Money[]): Money[] {
  if (taken.minor === 0n) return [];
  return allocate(
    taken,
    amounts.map(({ minor }) => minor),
  );
}
