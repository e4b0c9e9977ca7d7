/**
 * The rows of a batch, which is sorted by client, without a client whom the end of a full batch may have cut in two: they
 * are left to the next batch, so that one client gets one invoice. A client who fills a batch alone stays.
 */
export function wholeClients<Row extends { clientId: string }>(batch: readonly Row[], limit: number): readonly Row[] {
  const last = batch.at(-1)?.clientId;
  const whole = batch.length < limit ? batch : batch.filter(({ clientId }) => clientId !== last);
  return whole.length === 0 ? batch : whole;
}
