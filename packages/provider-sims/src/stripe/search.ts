import { invalid } from './errors.ts';
import type { PaymentIntent } from './objects/intents.ts';
import type { Params } from './params.ts';

type Test = (intent: PaymentIntent) => boolean;

const CLAUSE =
  /^(-?)(?:metadata\[(["'])(.+?)\2\]|(status|currency|customer|amount|created))(:|>=|<=|>|<)(?:(["'])(.*)\6|(\d+))$/;

function compare(actual: number, operator: string, wanted: number): boolean {
  switch (operator) {
    case '>':
      return actual > wanted;
    case '>=':
      return actual >= wanted;
    case '<':
      return actual < wanted;
    case '<=':
      return actual <= wanted;
    default:
      return actual === wanted;
  }
}

function clauseTest(clause: string): Test {
  const match = CLAUSE.exec(clause.trim());
  if (!match) throw invalid(`We were unable to parse your search query near: ${clause}`, { param: 'query' });
  const [, minus, , metadataKey, field, operator = ':', , quoted, digits] = match;
  const wanted = quoted ?? digits ?? '';
  const holds: Test = (intent) => {
    if (metadataKey !== undefined) return intent.metadata[metadataKey] === wanted;
    if (field === 'amount' || field === 'created') return compare(intent[field], operator, Number(wanted));
    if (field === 'status' || field === 'currency' || field === 'customer') return intent[field] === wanted;
    return false;
  };
  return minus === '-' ? (intent) => !holds(intent) : holds;
}

/** `payment_intents/search`: clauses joined by AND or by OR, not both. */
export function searchOperation(params: Params, all: () => PaymentIntent[]): () => unknown {
  const query = params.required('query');
  const limit = params.integer('limit', 1) ?? 10;
  params.ignore('page');
  const either = / OR /i.test(query);
  const tests = query.split(either ? / OR /i : / AND /i).map(clauseTest);
  return () => {
    const found = all()
      .filter((intent) => (either ? tests.some((holds) => holds(intent)) : tests.every((holds) => holds(intent))))
      .reverse();
    const data = found.slice(0, limit);
    return { object: 'search_result', url: '/v1/payment_intents/search', has_more: false, next_page: null, data };
  };
}
