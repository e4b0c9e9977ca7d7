import * as z from 'zod/mini';

/**
 * One request of a plugin to its provider and the answer, for the module log. Written by the host, which made the
 * request; secrets are replaced by `•••` before anybody sees it.
 */
export const exchange = z.strictObject({
  method: z.string(),
  url: z.string(),
  startedAt: z.iso.datetime(),
  durationMs: z.number(),
  /** HTTP status, or null when no answer came. */
  status: z.nullable(z.int()),
  /** Why there was no answer: `timeout`, `connect`, `denied` … */
  error: z.nullable(z.string()),
  requestBody: z.string(),
  responseBody: z.string(),
});
export type Exchange = z.infer<typeof exchange>;
