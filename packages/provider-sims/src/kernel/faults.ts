import type { SeededIds } from './ids.ts';

/** What can go wrong on the way, in the words of README.md. */
export const FAULT_KINDS = [
  'delay',
  'hang',
  'drop_before_execute',
  'execute_then_drop',
  'reset_mid_body',
  'error_before',
  'error_after_apply',
  'rate_limit',
  'result_zero',
  'auth_denied',
  'html_body',
  'wrong_content_type',
  'webhook_duplicate',
  'webhook_reorder',
  'webhook_late',
  'webhook_unsigned',
  'webhook_bad_signature',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface FaultRule {
  kind: FaultKind;
  /** An operation, `group.*`, or `*`. Webhook faults match `webhook:<event type>`. */
  operation: string;
  /** Fires from the nth matching call on (1 = the next one). Default 1. */
  nth?: number;
  /** How many calls it fires on. Default 1, or without end when `probability` is given. */
  times?: number;
  /** Fires with this chance (0 to 1), drawn from the seed. */
  probability?: number;
  /** `delay`, `webhook_late`: milliseconds of real time. Default 1000. */
  ms?: number;
  /** `error_before`, `error_after_apply`, `auth_denied`, `html_body`: HTTP status of the answer. */
  status?: number;
  /** `rate_limit`. Default 1. */
  retryAfterSeconds?: number;
  /** `result_zero`: text of `metadata.reason`. */
  reason?: string;
  /** `hang`, `html_body`: whether the request is executed before the bad answer. Default false. */
  execute?: boolean;
}

export interface ActiveFault extends FaultRule {
  id: string;
  seen: number;
  fired: number;
}

export interface Faults {
  /** Adds a rule and returns its id. */
  add(rule: FaultRule): string;
  remove(id: string): boolean;
  clear(): void;
  list(): ActiveFault[];
  /** Counts a call of `operation` and returns the first rule that fires on it. */
  take(operation: string): ActiveFault | undefined;
}

function matches(pattern: string, operation: string): boolean {
  // `*` alone means product traffic; webhooks are only matched by a pattern that names them.
  if (pattern === '*') return !operation.startsWith('webhook:');
  return pattern.endsWith('*') ? operation.startsWith(pattern.slice(0, -1)) : pattern === operation;
}

export function createFaults(ids: SeededIds): Faults {
  const rules: ActiveFault[] = [];
  const fires = (rule: ActiveFault): boolean => {
    if (rule.seen < (rule.nth ?? 1)) return false;
    const limit = rule.times ?? (rule.probability === undefined ? 1 : Number.POSITIVE_INFINITY);
    if (rule.fired >= limit) return false;
    return rule.probability === undefined || ids.chance() < rule.probability;
  };
  return {
    add(rule) {
      const id = ids.next('flt_', 12);
      rules.push({ ...rule, id, seen: 0, fired: 0 });
      return id;
    },
    remove(id) {
      const index = rules.findIndex((rule) => rule.id === id);
      if (index >= 0) rules.splice(index, 1);
      return index >= 0;
    },
    clear: () => void rules.splice(0),
    list: () => structuredClone(rules),
    take(operation) {
      const matching = rules.filter((rule) => matches(rule.operation, operation));
      for (const rule of matching) rule.seen += 1;
      const fired = matching.find(fires);
      if (fired) fired.fired += 1;
      return fired;
    },
  };
}
