import type { BillingCycle } from '@panel1/shared-types';
import { AppError } from '#lib/errors/app-error.ts';
import type { FieldKind, LocaleTexts, OptionKind } from './catalog-product.ts';

/** The editor's state of a product, as far as its parts must fit each other. */
export interface ProductDraft {
  texts: LocaleTexts;
  components: readonly { kind: string }[];
  prices: readonly PriceKey[];
  options: readonly {
    key: string;
    kind: OptionKind;
    minQuantity: number | null;
    maxQuantity: number | null;
    choices: readonly { key: string; isDefault: boolean; prices: readonly PriceKey[] }[];
  }[];
  fields: readonly { key: string; kind: FieldKind; choices: readonly string[] }[];
}

interface PriceKey {
  cycle: BillingCycle;
  currency: string;
}

type Wrong = Record<string, string>;

/** Throws `request.invalid` with a code per path for a product whose parts contradict each other. */
export function checkProduct(draft: ProductDraft, tenantLocale: string): void {
  const wrong: Wrong = {};
  if (!draft.texts[tenantLocale]?.name) wrong[`texts.${tenantLocale}.name`] = 'required';
  checkPrices(draft.prices, 'prices', wrong);
  checkUnique(
    draft.options.map((option) => option.key),
    (index) => `options.${index}.key`,
    wrong,
  );
  checkUnique(
    draft.fields.map((field) => field.key),
    (index) => `fields.${index}.key`,
    wrong,
  );
  for (const [index, option] of draft.options.entries()) checkOption(option, `options.${index}`, wrong);
  for (const [index, field] of draft.fields.entries())
    if ((field.kind === 'choice') !== field.choices.length > 0)
      wrong[`fields.${index}.choices`] = field.kind === 'choice' ? 'required' : 'not_allowed';
  const isHosting = draft.components.some((component) => component.kind === 'hosting_account');
  if (isHosting && !draft.fields.some((field) => field.key === 'domain' && field.kind === 'domain'))
    wrong['fields'] = 'domain_needed';
  if (Object.keys(wrong).length > 0) throw new AppError('request.invalid', { fields: wrong });
}

function checkOption(option: ProductDraft['options'][number], path: string, wrong: Wrong): void {
  const { kind, choices, minQuantity, maxQuantity } = option;
  checkUnique(
    choices.map((choice) => choice.key),
    (index) => `${path}.choices.${index}.key`,
    wrong,
  );
  for (const [index, choice] of choices.entries()) checkPrices(choice.prices, `${path}.choices.${index}.prices`, wrong);
  if (kind === 'choice') {
    if (choices.filter((choice) => choice.isDefault).length !== 1) wrong[`${path}.choices`] = 'one_default';
  } else if (choices.length !== 1) wrong[`${path}.choices`] = 'exactly_one';
  if (kind !== 'quantity' && (minQuantity !== null || maxQuantity !== null))
    wrong[`${path}.maxQuantity`] = 'not_allowed';
  if (kind === 'quantity' && (maxQuantity === null || maxQuantity < (minQuantity ?? 0)))
    wrong[`${path}.maxQuantity`] = 'out_of_range';
}

function checkPrices(prices: readonly PriceKey[], path: string, wrong: Wrong): void {
  checkUnique(
    prices.map(({ cycle, currency }) => `${cycle} ${currency}`),
    (index) => `${path}.${index}`,
    wrong,
  );
}

function checkUnique(keys: readonly string[], pathOf: (index: number) => string, wrong: Wrong): void {
  const seen = new Set<string>();
  for (const [index, key] of keys.entries()) {
    if (seen.has(key)) wrong[pathOf(index)] = 'duplicate';
    seen.add(key);
  }
}
