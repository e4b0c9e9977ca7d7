/** What went wrong, in the words of the error and its causes. A stack is of use only for our own mistakes. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const text = portTaken(error) ?? (isOurMistake(error) ? (error.stack ?? error.message) : error.message);
  return error.cause === undefined ? text : `${text}\n  because: ${explain(error.cause)}`;
}

function isOurMistake(error: Error): boolean {
  return error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError;
}

function portTaken(error: Error): string | undefined {
  if (!('code' in error) || !('port' in error)) return undefined;
  const port = String(error.port);
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} is taken by another program. Stop it, or set PORT (METRICS_PORT for the metrics) to a free one.`;
  }
  if (error.code === 'EACCES')
    return `Port ${port} may be opened by root only. Set PORT to one above 1023 and put a proxy in front.`;
  return undefined;
}
