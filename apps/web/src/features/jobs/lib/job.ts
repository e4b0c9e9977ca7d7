import type { RouterOutputs } from '#lib/trpc.ts';

export type Job = RouterOutputs['provisioning']['getJob'];
export type JobRow = RouterOutputs['provisioning']['listJobs']['rows'][number];
export type Attempt = Job['log'][number];

/** Where the thing that a job is about has its page. */
export function subjectHref({ resourceKind, resourceId }: { resourceKind: string; resourceId: string }): string | null {
  if (resourceKind === 'service') return `/admin/services/${resourceId}`;
  if (resourceKind === 'payment') return `/admin/payments/${resourceId}`;
  return null;
}

/** One request to a provider and its answer, as the log holds it: secrets are blanked before it is written. */
export interface LoggedExchange {
  method: string;
  url: string;
  status: number | null;
  error: string | null;
  durationMs: number;
  requestBody: string;
  responseBody: string;
}

/** Reads what the log holds; an entry of another shape (of an older version) is left out. */
export function exchangesOf(attempt: Attempt): LoggedExchange[] {
  return attempt.exchanges.flatMap((value) => (isExchange(value) ? [value] : []));
}

function isExchange(value: unknown): value is LoggedExchange {
  if (typeof value !== 'object' || value === null) return false;
  const texts = ['method', 'url', 'requestBody', 'responseBody'];
  return texts.every((key) => typeof Reflect.get(value, key) === 'string');
}

/** Bodies are easier to read with line breaks; what is no JSON stays as it came. */
export function prettyBody(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
