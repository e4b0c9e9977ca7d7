import type { StripeState } from './state.ts';

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function found(state: StripeState, id: string): unknown {
  const tables = [
    state.customers,
    state.paymentMethods,
    state.paymentIntents,
    state.setupIntents,
    state.charges,
    state.refunds,
    state.sessions,
    state.disputes,
    state.balanceTransactions,
    state.payouts,
  ];
  return tables.map((table) => table[id]).find((object) => object !== undefined);
}

/** The part of the path above the lines, by the object that has them. */
const FOLDERS: Readonly<Record<string, string>> = {
  'checkout.session': 'checkout/sessions',
  'tax.calculation': 'tax/calculations',
  'tax.transaction': 'tax/transactions',
};

function linesOf(state: StripeState, id: string, object: string): unknown {
  const data = structuredClone(state.sessionSecrets[id]?.lines ?? state.taxLines[id] ?? []);
  return { object: 'list', data, has_more: false, url: `/v1/${FOLDERS[object]}/${id}/line_items` };
}

function expandPath(state: StripeState, target: unknown, path: string[]): void {
  const [key, ...rest] = path;
  if (key === undefined) return;
  if (Array.isArray(target)) {
    for (const item of target) expandPath(state, item, path);
    return;
  }
  if (!isRecord(target)) return;
  const value = target[key];
  if (typeof value === 'string') target[key] = structuredClone(found(state, value) ?? value);
  if (key === 'line_items' && typeof target['id'] === 'string' && value === undefined) {
    target[key] = linesOf(state, target['id'], String(target['object']));
  }
  expandPath(state, target[key], rest);
}

/** A copy of `answer` with the ids at each dotted path replaced by their objects. */
export function expanded(state: StripeState, answer: unknown, paths: readonly string[]): unknown {
  const copy = structuredClone(answer);
  for (const path of paths) expandPath(state, copy, path.split('.'));
  return copy;
}
