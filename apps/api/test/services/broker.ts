import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { openRedis, type RedisForTests } from './redis-server.ts';
import { openTemplateDatabase, type TemplateDatabase, type TemplateMigration } from './template-database.ts';

/** Hands databases and Redis to the test files of a run, each server started when the first file asks for it. */
export type Broker = Readonly<{ url: string; close(): Promise<void> }>;

export type BrokerOptions = Readonly<{
  migrateTemplate: TemplateMigration;
  redisUrl: string | undefined;
  /** True: a missing Redis is an error instead of "none". */
  mustHaveAll: boolean;
}>;

/** A value made on first use; `made` is undefined as long as nobody asked. */
function lazy<T>(make: () => Promise<T>): { get(): Promise<T>; made(): Promise<T> | undefined } {
  let value: Promise<T> | undefined;
  return {
    get: () => {
      value ??= make();
      return value;
    },
    made: () => value,
  };
}

export async function startBroker(options: BrokerOptions): Promise<Broker> {
  const database = lazy<TemplateDatabase>(() => openTemplateDatabase(options.migrateTemplate));
  const redis = lazy<RedisForTests | undefined>(() => openRedis(options));
  const routes: Record<string, (body: string) => Promise<unknown>> = {
    '/database/create': async () => (await database.get()).clone(),
    '/database/drop': async (name) => (await database.get()).drop(name),
    '/redis': async () => (await redis.get())?.url ?? null,
  };
  const secret = randomBytes(16).toString('hex');
  const server = createServer((request, response) => {
    const route = routes[request.url?.replace(`/${secret}`, '') ?? ''];
    void answer(request, response, route);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The test services have no address.');
  const close = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await (await database.made()?.catch(() => undefined))?.stop();
    await (await redis.made()?.catch(() => undefined))?.stop();
  };
  return { url: `http://127.0.0.1:${address.port}/${secret}`, close };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  route: ((body: string) => Promise<unknown>) | undefined,
): Promise<void> {
  try {
    const body = (await request.setEncoding('utf8').toArray()).join('');
    if (route === undefined) throw new Error(`no such test service: ${request.url}`);
    const result = await route(body);
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result ?? null));
  } catch (error) {
    response.writeHead(500).end(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}
