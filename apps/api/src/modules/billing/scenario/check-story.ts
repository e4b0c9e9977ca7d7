import { currencyExponent } from '@panel1/shared-types';
import { pathText } from './explain-issues.ts';
import type { Story, StoryEvent } from './format.ts';

type Path = readonly PropertyKey[];

/** What a story has been told of so far. */
interface Book {
  readonly story: Story;
  readonly prices: ReadonlySet<string>;
  readonly products: ReadonlySet<string>;
  readonly metrics: ReadonlySet<string>;
  readonly coupons: ReadonlySet<string>;
  readonly subscriptions: Set<string>;
  readonly problems: string[];
}

/** Names that nothing has, names given twice, and amounts finer than their currency: one line each, with its path. */
export function storyProblems(story: Story): string[] {
  const { catalogue } = story;
  const book: Book = {
    story,
    prices: new Set(catalogue.products.flatMap(({ prices }) => prices.map(({ id }) => id))),
    products: new Set(catalogue.products.map(({ id }) => id)),
    metrics: new Set(catalogue.metrics.map(({ id }) => id)),
    coupons: new Set(catalogue.coupons.map(({ id }) => id)),
    subscriptions: new Set(),
    problems: [],
  };
  checkCatalogue(book);
  for (const [at, event] of story.events.entries()) checkEvent(book, event, ['events', at]);
  for (const id of Object.keys(story.expect.subscriptions ?? {}))
    known(book, 'subscriptions', { id, path: ['expect', 'subscriptions', id] });
  if (story.expect.refused !== undefined)
    problem(book, ['expect', 'refused'], 'a refusal is expected by an expect event right after the event');
  return book.problems;
}

const problem = ({ problems }: Book, path: Path, message: string): void =>
  void problems.push(`${pathText(path)}: ${message}`);

const KINDS = {
  prices: 'price of the catalogue',
  products: 'product of the catalogue',
  metrics: 'metric of the catalogue',
  coupons: 'coupon of the catalogue',
  subscriptions: 'subscription by then',
} as const;

function known(book: Book, kind: keyof typeof KINDS, { id, path }: { id: string | undefined; path: Path }): void {
  if (id === undefined || book[kind].has(id)) return;
  const names = [...book[kind]].slice(0, 20).join(', ');
  problem(book, path, `there is no ${KINDS[kind]} "${id}"${names === '' ? '' : ` (there are: ${names})`}`);
}

/** An amount that is money by itself has at most the decimals of its currency. */
function whole(book: Book, amount: string | undefined, { path, currency }: { path: Path; currency: string }): void {
  const decimals = (amount?.split('.')[1] ?? '').replace(/0+$/, '').length;
  const exponent = currencyExponent(currency);
  if (decimals > exponent) problem(book, path, `${amount} has more decimals than ${currency}, which has ${exponent}`);
}

const currencyOf = ({ story }: Book): string => story.client.currency ?? story.tenant.currency;

function checkCatalogue(book: Book): void {
  const { catalogue, tenant } = book.story;
  const seen = new Set<string>();
  const once = (kind: string, id: string, path: Path) => {
    if (seen.has(`${kind} ${id}`)) problem(book, path, `the ${kind} "${id}" is there twice`);
    seen.add(`${kind} ${id}`);
  };
  for (const [at, product] of catalogue.products.entries()) {
    once('product', product.id, ['catalogue', 'products', at, 'id']);
    for (const [nth, price] of product.prices.entries()) {
      const path = ['catalogue', 'products', at, 'prices', nth];
      const currency = price.currency ?? currencyOf(book);
      once('price', price.id, [...path, 'id']);
      whole(book, price.setupFee, { path: [...path, 'setupFee'], currency });
      whole(book, price.minimum, { path: [...path, 'minimum'], currency });
      for (const [one, { metric, model, tiers }] of price.usage.entries()) {
        known(book, 'metrics', { id: metric, path: [...path, 'usage', one, 'metric'] });
        const isTiered = ['graduated', 'volume', 'tiered_package', 'reached_package', 'graduated_percentage'].includes(
          model,
        );
        if (isTiered && tiers === undefined) problem(book, [...path, 'usage', one], `${model} needs tiers`);
        if (isTiered && tiers !== undefined) checkTiers(book, tiers, [...path, 'usage', one, 'tiers']);
      }
    }
  }
  for (const [at, { id, aggregation, carriesOver }] of catalogue.metrics.entries()) {
    once('metric', id, ['catalogue', 'metrics', at, 'id']);
    if (carriesOver && (aggregation === 'count' || aggregation === 'max'))
      problem(book, ['catalogue', 'metrics', at, 'carriesOver'], `a ${aggregation} has no level that could go on`);
  }
  for (const [at, coupon] of catalogue.coupons.entries()) {
    const path = ['catalogue', 'coupons', at];
    const currency = coupon.currency ?? currencyOf(book);
    once('coupon', coupon.id, [...path, 'id']);
    const share = Number(coupon.percent ?? '1');
    if (share <= 0 || share > 100)
      problem(book, [...path, 'percent'], 'a coupon takes more than 0 and at most 100 percent');
    whole(book, coupon.amount, { path: [...path, 'amount'], currency });
    whole(book, coupon.minimum, { path: [...path, 'minimum'], currency });
    for (const id of coupon.products ?? []) known(book, 'products', { id, path: [...path, 'products'] });
    for (const id of coupon.metrics ?? []) known(book, 'metrics', { id, path: [...path, 'metrics'] });
  }
  whole(book, tenant.crossBorderSales, { path: ['tenant', 'crossBorderSales'], currency: 'EUR' });
  const { lateFee } = tenant.settings.dunning;
  const at = ['tenant', 'settings', 'dunning', 'lateFee'];
  whole(book, lateFee?.amount, { path: [...at, 'amount'], currency: currencyOf(book) });
  whole(book, lateFee?.minimum, { path: [...at, 'minimum'], currency: currencyOf(book) });
}

function checkTiers(book: Book, tiers: readonly { upTo?: string | undefined }[], path: Path): void {
  for (const [at, { upTo }] of tiers.entries()) {
    const isLast = at === tiers.length - 1;
    if (isLast && upTo !== undefined) problem(book, [...path, at, 'upTo'], 'the last tier has no upTo');
    if (!isLast && upTo === undefined) problem(book, [...path, at, 'upTo'], 'missing: only the last tier has none');
    const before = tiers[at - 1]?.upTo;
    if (upTo !== undefined && before !== undefined && Number(upTo) <= Number(before))
      problem(book, [...path, at, 'upTo'], 'tiers stand in the order of their bounds');
  }
}

/** Amounts of these events are money by themselves. */
const MONEY: ReadonlySet<StoryEvent['do']> = new Set(['pay', 'refund', 'credit_note', 'top_up', 'grant_credit']);

function checkEvent(book: Book, event: StoryEvent, path: Path): void {
  const currency = currencyOf(book);
  if (event.do === 'order') {
    for (const [at, item] of event.items.entries()) {
      known(book, 'prices', { id: item.price, path: [...path, 'items', at, 'price'] });
      known(book, 'subscriptions', { id: item.parent, path: [...path, 'items', at, 'parent'] });
      book.subscriptions.add(item.subscription);
    }
    for (const id of event.coupons) known(book, 'coupons', { id, path: [...path, 'coupons'] });
    return;
  }
  if (event.do === 'expect') {
    for (const id of Object.keys(event.subscriptions ?? {}))
      known(book, 'subscriptions', { id, path: [...path, 'subscriptions', id] });
    return;
  }
  if ('subscription' in event)
    known(book, 'subscriptions', { id: event.subscription, path: [...path, 'subscription'] });
  if ('price' in event) known(book, 'prices', { id: event.price, path: [...path, 'price'] });
  if ('metric' in event) known(book, 'metrics', { id: event.metric, path: [...path, 'metric'] });
  if ('coupon' in event) known(book, 'coupons', { id: event.coupon, path: [...path, 'coupon'] });
  if ('amount' in event && MONEY.has(event.do)) whole(book, event.amount, { path: [...path, 'amount'], currency });
  if (event.do === 'change' && event.price === undefined && event.quantity === undefined)
    problem(book, path, 'a change names a price, a quantity or both');
  if (event.do === 'dispute_lost') whole(book, event.fee, { path: [...path, 'fee'], currency });
  if (event.do === 'credit_note')
    for (const [at, { amount }] of (event.lines ?? []).entries())
      whole(book, amount, { path: [...path, 'lines', at, 'amount'], currency });
}
