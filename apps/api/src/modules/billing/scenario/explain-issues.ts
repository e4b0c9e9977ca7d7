import type * as z from 'zod/mini';

type Issue = z.core.$ZodIssue;

/** A path as people read it: `events[3].items[0].price`. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '') || 'the story';

/** One line for each thing that does not fit the format. */
export function explainIssues(issues: readonly Issue[], at: readonly PropertyKey[] = []): string[] {
  return issues.flatMap((issue) => explain(issue, [...at, ...issue.path]));
}

function explain(issue: Issue, path: readonly PropertyKey[]): string[] {
  const line = (message: string) => [`${pathText(path)}: ${message}`];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => `${pathText([...path, key])}: unknown key`);
    case 'invalid_type':
      return line(issue.input === undefined ? `missing (${issue.expected})` : `expected ${nameOf(issue.expected)}`);
    case 'invalid_value':
      return line(`expected one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`);
    case 'too_small':
      return line(`expected at least ${issue.minimum}${unitOf(issue.origin)}`);
    case 'too_big':
      return line(`expected at most ${issue.maximum}${unitOf(issue.origin)}`);
    case 'invalid_union':
      return explainUnion(issue, path);
    case 'invalid_key':
      return explainIssues(issue.issues, path);
    default:
      return line(issue.message);
  }
}

function explainUnion(issue: Extract<Issue, { code: 'invalid_union' }>, path: readonly PropertyKey[]): string[] {
  if (issue.discriminator !== undefined)
    return [`${pathText(path)}: there is no such event; see docs/billing/scenarios.md`];
  const ways = issue.errors.map((errors) => explainIssues(errors, path).join(' and '));
  return [`${pathText(path)}: fits none of the forms (${[...new Set(ways)].join('; or ')})`];
}

const nameOf = (type: string): string =>
  type === 'string' ? 'a text in quotes' : type === 'int' ? 'a whole number' : type;

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' entries' : '';
}
