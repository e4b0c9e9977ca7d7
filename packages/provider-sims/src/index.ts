export { type EcbSim, startEcbSim } from './ecb/sim.ts';
export type { FaultKind, FaultRule, Faults } from './kernel/faults.ts';
export type { JournalEntry } from './kernel/journal.ts';
export { type StripeSim, type StripeSimOptions, startStripeSim } from './stripe/sim.ts';
export { startViesSim, type ViesSim, type ViesSimOptions } from './vies/sim.ts';
export { startWhmSim, type WhmSim, type WhmSimOptions } from './whm/sim.ts';
export type { WhmPackage } from './whm/state.ts';
