import type { EffectState } from '@panel1/shared-types';
import type { EffectResult } from './handler.ts';

/** After this many tries, or this long after the first call, a human looks. */
export const MAX_ATTEMPTS = 8;
export const MAX_AGE_HOURS = 24;

export interface Next {
  state: EffectState;
  /** Delay before the next step, for states that have one. */
  delayMs: number;
  /** True when the answer is definite: `settle` is called with it. */
  isSettled: boolean;
}

/** Exponential back-off with jitter from `random` (0 to 1): 2 s, 4 s, 8 s … at most 10 minutes. */
export function backOff(attempts: number, random: number): number {
  const base = Math.min(2 ** Math.min(attempts, 20) * 1000, 600_000);
  return Math.round(base * (0.75 + random / 2));
}

/** What else decides about the next step. */
export interface Facts {
  attempts: number;
  ageHours: number;
  /** 0 to 1, for the jitter. */
  random: number;
  /** For how long an earlier call without an answer may still be under way at the provider; 0: there is none. */
  earlierCallMs: number;
  /** True when a second call does no harm meanwhile. */
  isRepeatable: boolean;
}

/**
 * What follows from an answer (security: read before you send again). A transient failure is one where the provider
 * said no: nothing happened and it may be sent again. No answer at all is unknown, and only a probe may end that. While
 * an earlier call may still be under way, only a yes is final: a no may be overtaken by it.
 */
export function nextState(result: EffectResult | { status: 'absent' }, of: Facts): Next {
  const isExhausted = of.attempts >= MAX_ATTEMPTS || of.ageHours >= MAX_AGE_HOURS;
  const wait = (state: EffectState, delayMs: number): Next =>
    isExhausted ? { state: 'parked', delayMs: 0, isSettled: false } : { state, delayMs, isSettled: false };
  const isOpen = of.earlierCallMs > 0;
  switch (result.status) {
    case 'done':
    case 'needs_action':
      return { state: 'succeeded', delayMs: 0, isSettled: true };
    case 'declined':
      return isOpen ? wait('unknown', of.earlierCallMs) : { state: 'succeeded', delayMs: 0, isSettled: true };
    case 'pending':
      return { state: 'unknown', delayMs: result.pollAfterMs, isSettled: false };
    case 'absent':
      return isOpen && !of.isRepeatable ? wait('unknown', of.earlierCallMs) : wait('planned', 0);
    case 'unknown':
      return wait('unknown', backOff(of.attempts, of.random));
    case 'failed':
      if ('retryAfterMs' in result) return wait('planned', result.retryAfterMs);
      if (result.class === 'transient') return wait('planned', backOff(of.attempts, of.random));
      return isOpen ? wait('unknown', of.earlierCallMs) : { state: 'failed', delayMs: 0, isSettled: true };
  }
}
