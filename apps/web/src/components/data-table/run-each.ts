/** How many run at once: as many as one request of the API takes. */
const AT_ONCE = 10;

/** Does something to each id, a few at a time; answers which failed, in their order, and the first error. */
export async function runEach(
  ids: readonly string[],
  run: (id: string) => Promise<unknown>,
): Promise<{ failed: string[]; error: unknown }> {
  const failed: string[] = [];
  let error: unknown;
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const results = await Promise.allSettled(some.map(run));
    for (const [at, result] of results.entries()) {
      if (result.status === 'fulfilled') continue;
      error ??= result.reason;
      failed.push(some[at] ?? '');
    }
  }
  return { failed, error };
}
