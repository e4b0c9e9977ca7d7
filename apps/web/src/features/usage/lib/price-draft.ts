import { type UsagePrice, usagePrice } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { plainDecimal } from '#lib/format/parse-money.ts';

export type Model = UsagePrice['model'];
export type FieldKind = 'money' | 'units' | 'percent' | 'count';

export interface PriceField {
  key: string;
  kind: FieldKind;
  isOptional?: boolean;
}

/** A price while it is typed: texts, empty where nothing was said. */
export interface PriceDraft {
  model: Model;
  values: Readonly<Record<string, string>>;
  tiers: readonly Readonly<Record<string, string>>[];
  prorate: boolean;
}

const money = (key: string, isOptional = false): PriceField => ({ key, kind: 'money', isOptional });
const units = (key: string, isOptional = false): PriceField => ({ key, kind: 'units', isOptional });

/** What a model asks for besides its tiers. */
export const FIELDS: Readonly<Record<Model, readonly PriceField[]>> = {
  flat: [money('amountMinor')],
  per_unit: [money('unitPriceMinor')],
  graduated: [],
  volume: [],
  package: [units('size'), money('blockPriceMinor'), units('freeUnits', true)],
  tiered_package: [units('freeUnits', true)],
  percentage: [
    { key: 'rate', kind: 'percent' },
    money('unitValueMinor'),
    money('fixedMinor', true),
    units('freeUnits', true),
    { key: 'freeEvents', kind: 'count', isOptional: true },
    money('minimumMinor', true),
    money('maximumMinor', true),
  ],
  graduated_percentage: [money('unitValueMinor')],
};

/** What each tier says besides its bound; empty for models without tiers. */
export const TIER_FIELDS: Readonly<Record<Model, readonly PriceField[]>> = {
  flat: [],
  per_unit: [],
  graduated: [money('unitPriceMinor'), money('flatMinor', true)],
  volume: [money('unitPriceMinor'), money('flatMinor', true)],
  package: [],
  tiered_package: [units('size'), money('blockPriceMinor')],
  percentage: [],
  graduated_percentage: [{ key: 'rate', kind: 'percent' }],
};

export const hasTiers = (model: Model): boolean => TIER_FIELDS[model].length > 0;
export const mayProrate = (model: Model): boolean =>
  model === 'flat' || model === 'per_unit' || model === 'graduated' || model === 'volume';

/** A price of this model with nothing said yet. */
export function emptyDraft(model: Model): PriceDraft {
  const tiers = hasTiers(model) ? [{ upTo: '' }, { upTo: '' }] : [];
  const values: Record<string, string> = model === 'tiered_package' ? { charge: 'each_tier' } : {};
  return { model, values, tiers, prorate: false };
}

/** A stored price as it is typed. */
export function draftOf(price: UsagePrice): PriceDraft {
  const values: Record<string, string> = {};
  let tiers: Record<string, string>[] = [];
  for (const [key, value] of Object.entries(price)) {
    if (key === 'tiers' && Array.isArray(value)) tiers = value.map(textsOf);
    else if (typeof value === 'string' || typeof value === 'number') values[key] = `${value}`;
  }
  return {
    model: price.model,
    values: shown(values, FIELDS[price.model]),
    tiers: tiers.map((tier) => shown(tier, TIER_FIELDS[price.model])),
    prorate: 'prorate' in price && price.prorate === true,
  };
}

const textsOf = (tier: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(tier).map(([key, value]) => [key, value === null ? '' : `${value}`]));

const shown = (values: Record<string, string>, fields: readonly PriceField[]): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      fields.find((field) => field.key === key)?.kind === 'percent' ? shifted(value, 2) : value,
    ]),
  );

/** The price that is typed; null while it is not complete. */
export function priceOf(draft: PriceDraft): UsagePrice | null {
  const { model, values, tiers, prorate } = draft;
  const built = {
    ...values,
    model,
    ...sent(values, FIELDS[model]),
    ...(hasTiers(model)
      ? {
          tiers: tiers.map((tier, at) => ({
            ...sent(tier, TIER_FIELDS[model]),
            upTo: at === tiers.length - 1 ? null : (plainDecimal(tier['upTo'] ?? '') ?? ''),
          })),
        }
      : {}),
    ...(mayProrate(model) && prorate ? { prorate: true } : {}),
  };
  for (const { key, isOptional } of FIELDS[model]) if (isOptional && !values[key]) Reflect.deleteProperty(built, key);
  const parsed = z.safeParse(usagePrice, built);
  return parsed.success ? parsed.data : null;
}

/** The fields that hold something, as the API takes them. */
function sent(values: Readonly<Record<string, string>>, fields: readonly PriceField[]) {
  const given: Record<string, string | number> = {};
  for (const { key, kind } of fields) {
    const text = values[key] ?? '';
    if (text === '') continue;
    const plain = kind === 'money' ? text : (plainDecimal(text) ?? text);
    given[key] = kind === 'percent' ? shifted(plain, -2) : kind === 'count' ? Number(plain) : plain;
  }
  return given;
}

/** A decimal text with its point moved: percents and shares. */
export function shifted(text: string, by: number): string {
  const [whole = '', rest = ''] = text.split('.');
  if (!/^\d+$/.test(whole) || !/^\d*$/.test(rest)) return text;
  const digits = `${whole}${rest}`.padStart(rest.length + 3, '0');
  const point = digits.length - rest.length + by;
  const all = digits.padEnd(Math.max(point, digits.length), '0');
  const decimals = all.slice(point).replace(/0+$/, '');
  const units = all.slice(0, point).replace(/^0+(?=\d)/, '') || '0';
  return decimals === '' ? units : `${units}.${decimals}`;
}
