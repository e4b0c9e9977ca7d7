import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

// As much as the documented nginx lets through (`client_max_body_size`).
const READ_AT_MOST = 20 * 1024 * 1024;
const WAIT_MS = 5_000;

/**
 * Reads what is left of a body that is too large before the refusal is sent. A connection that is closed while the
 * other side still sends is reset, and the answer is lost on the way: a browser then shows a broken connection, and a
 * proxy a page of its own. Who sends more than 20 MB, or takes longer than 5 seconds, is cut off.
 */
export function readRefusedBodies(server: FastifyInstance): void {
  server.addHook('onSend', async (request, reply) => {
    if (reply.statusCode !== 413 || request.raw.complete) return;
    if (Number(request.headers['content-length'] ?? 0) > READ_AT_MOST) return;
    await readRest(request.raw);
    // Nothing is left unread that a next request could be taken for.
    if (request.raw.complete) reply.removeHeader('connection');
  });
}

/** Returns when the body has ended, is too long or takes too long, or the sender is gone. */
async function readRest(body: IncomingMessage): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let left = READ_AT_MOST;
  const count = (chunk: Buffer) => {
    left -= chunk.byteLength;
    if (left < 0) resolve();
  };
  const timer = setTimeout(resolve, WAIT_MS);
  body.on('data', count).once('end', resolve).once('close', resolve).resume();
  await promise;
  clearTimeout(timer);
  body.off('data', count).off('end', resolve).off('close', resolve);
}
