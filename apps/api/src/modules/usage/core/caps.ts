import { USAGE_ALERT_LEVELS } from '@panel1/shared-types';

/** The parts of a cap, in percent, that a cost has reached; a cap of nothing is reached by anything. */
export function levelsReached(of: { costMinor: bigint; capMinor: bigint }): number[] {
  if (of.costMinor <= 0n) return [];
  return USAGE_ALERT_LEVELS.filter((percent) => of.costMinor * 100n >= of.capMinor * BigInt(percent));
}
