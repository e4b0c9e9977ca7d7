import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { USAGE_AGGREGATIONS, USAGE_CAP_ACTIONS, USAGE_SOURCES, UsagePrice } from '@panel1/shared-types';

export const MODELS: Readonly<Record<UsagePrice['model'], MessageDescriptor>> = {
  per_unit: msg`Per unit`,
  graduated: msg`Graduated: each unit at the price of its tier`,
  volume: msg`Volume: all units at the price of the tier reached`,
  package: msg`Packages: every block that is begun`,
  tiered_package: msg`Packages by tier`,
  percentage: msg`Percentage of each transaction`,
  graduated_percentage: msg`Percentage of the sum, by tier`,
  flat: msg`One amount for the period`,
};

export const AGGREGATIONS: Readonly<Record<(typeof USAGE_AGGREGATIONS)[number], MessageDescriptor>> = {
  sum: msg`Sum of the values`,
  count: msg`Number of events`,
  max: msg`Highest value`,
  unique: msg`Different things (added and not removed)`,
  latest: msg`Last value`,
  weighted: msg`Level, weighed by the time it lasted`,
};

export const CAP_ACTIONS: Readonly<Record<(typeof USAGE_CAP_ACTIONS)[number], MessageDescriptor>> = {
  alert: msg`Tell by mail, nothing is stopped`,
  suspend: msg`Tell by mail and suspend the service`,
};

export const FIELD_NAMES: Readonly<Record<string, MessageDescriptor>> = {
  amountMinor: msg`Amount`,
  unitPriceMinor: msg`Price per unit`,
  flatMinor: msg`Once, when reached`,
  size: msg`Units of a block`,
  blockPriceMinor: msg`Price of a block`,
  freeUnits: msg`Included units`,
  freeEvents: msg`Included transactions`,
  rate: msg`Percent`,
  unitValueMinor: msg`What one unit is worth`,
  fixedMinor: msg`Plus per transaction`,
  minimumMinor: msg`Transaction at least`,
  maximumMinor: msg`Transaction at most`,
};

/** What can be wrong with a price, as the API tells it. */
export const PROBLEMS: Readonly<Record<string, MessageDescriptor>> = {
  not_a_decimal: msg`Something is not a number.`,
  negative: msg`Nothing may be below zero.`,
  size_not_positive: msg`A block needs a size.`,
  no_tiers: msg`At least one tier is needed.`,
  bounds_not_rising: msg`The bounds of the tiers have to rise.`,
  last_tier_bounded: msg`The last tier has no bound.`,
  minimum_above_maximum: msg`The least that a transaction costs is above the most.`,
  free_events_not_whole: msg`Included transactions are a whole number.`,
  cannot_recur: msg`Counts and highest values begin anew with each period.`,
  bad_precision: msg`So many decimals are not possible.`,
  twice: msg`Another metric has this key.`,
  missing: msg`A name is missing.`,
  other_aggregation: msg`What panels report is counted in another way.`,
  in_the_past: msg`Choose today or a later day.`,
};

export const SOURCES: Readonly<Record<(typeof USAGE_SOURCES)[number] | 'sent', MessageDescriptor>> = {
  sent: msg`Events that are sent`,
  panel_traffic: msg`Traffic that the panel reports, in GB`,
  panel_disk: msg`Disk space that the panel reports, in GB`,
};
