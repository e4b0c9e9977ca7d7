import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';

/**
 * Cuts the streams of news when the server closes: they stay open for as long as a browser tab, and a process that is
 * asked to stop would wait for all of them. The browsers come back by themselves and say what they heard last.
 */
export function cutStreamsOnClose(server: FastifyInstance): void {
  const open = new Set<ServerResponse>();
  server.addHook('onSend', async (_request, { raw }, payload) => {
    // tRPC answers with a Response; its headers are not yet those of the reply.
    if (!(payload instanceof Response) || payload.headers.get('content-type') !== 'text/event-stream') return;
    open.add(raw);
    raw.once('close', () => open.delete(raw));
  });
  server.addHook('preClose', async () => {
    for (const stream of open) stream.destroy();
  });
}
