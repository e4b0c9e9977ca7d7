import { FAULT_KINDS, type FaultKind, type FaultRule } from './faults.ts';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isKind(value: unknown): value is FaultKind {
  return FAULT_KINDS.some((kind) => kind === value);
}

const NUMBERS = ['nth', 'times', 'probability', 'ms', 'status', 'retryAfterSeconds'] as const;
const KNOWN = new Set<string>(['kind', 'operation', 'reason', 'execute', ...NUMBERS]);

/** Reads a fault rule from JSON. Throws an Error that names the wrong field. */
export function parseFaultRule(input: unknown): FaultRule {
  if (!isRecord(input)) throw new Error('Send one JSON object.');
  const unknown = Object.keys(input).find((key) => !KNOWN.has(key));
  if (unknown !== undefined) throw new Error(`Unknown field "${unknown}".`);
  const { kind, operation, reason, execute } = input;
  if (!isKind(kind)) throw new Error(`"kind" is one of: ${FAULT_KINDS.join(', ')}.`);
  if (typeof operation !== 'string' || operation === '') throw new Error('"operation" names an operation, or is "*".');
  const rule: FaultRule = { kind, operation };
  for (const name of NUMBERS) {
    const value = input[name];
    if (value === undefined) continue;
    if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
      throw new Error(`"${name}" is a number >= 0.`);
    rule[name] = value;
  }
  if (typeof reason === 'string') rule.reason = reason;
  if (typeof execute === 'boolean') rule.execute = execute;
  return rule;
}
