import { decimalText } from '#lib/money/decimal.ts';
import { minorOf, type Price, percent } from '../core/index.ts';
import type { Story } from './format.ts';

type StoryUsagePrice = Story['catalogue']['products'][number]['prices'][number]['usage'][number];

/** What usage costs, in the terms of the core: unit prices in minor units. */
export function usagePrice(price: StoryUsagePrice, currency: string): Price {
  const { model, flatAtZero, prorate, freeUnits } = price;
  const minor = (major: string | undefined) => decimalText(minorOf(major ?? '0', currency));
  const tiers = (price.tiers ?? []).map(({ upTo, ...rest }) => ({ upTo: upTo ?? null, ...rest }));
  const unitValueMinor = minor('1');
  switch (model) {
    case 'flat':
      return { model, amountMinor: minor(price.unit), prorate };
    case 'per_unit':
      return { model, unitPriceMinor: minor(price.unit), prorate };
    case 'graduated':
    case 'volume':
      return {
        ...{ model, flatAtZero, prorate },
        tiers: tiers.map(({ upTo, unit, flat }) => ({ upTo, unitPriceMinor: minor(unit), flatMinor: minor(flat) })),
      };
    case 'package':
      return { model, size: price.packageSize ?? '1', blockPriceMinor: minor(price.packagePrice), freeUnits };
    case 'tiered_package':
    case 'reached_package':
      return {
        ...{ model: 'tiered_package', freeUnits, charge: model === 'tiered_package' ? 'each_tier' : 'reached_tier' },
        tiers: tiers.map(({ upTo, packageSize, packagePrice }) => ({
          ...{ upTo, size: packageSize ?? '1', blockPriceMinor: minor(packagePrice) },
        })),
      };
    case 'graduated_percentage':
      return {
        ...{ model, flatAtZero, unitValueMinor },
        tiers: tiers.map((tier) => ({
          ...{ upTo: tier.upTo, rate: percent(tier.percent ?? '0'), flatMinor: minor(tier.flat) },
        })),
      };
    case 'percentage':
      return { model, rate: percent(price.percent ?? '0'), unitValueMinor, ...ofEvents(price, currency) };
  }
}

function ofEvents(price: StoryUsagePrice, currency: string) {
  const { freeUnits, freeEvents, perEvent, minimumPerEvent, maximumPerEvent } = price;
  const optional = (major: string | undefined) =>
    major === undefined ? undefined : decimalText(minorOf(major, currency));
  return {
    ...{ freeUnits, freeEvents },
    fixedMinor: optional(perEvent),
    minimumMinor: optional(minimumPerEvent),
    maximumMinor: optional(maximumPerEvent),
  };
}
