import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Surface } from '@panel1/shared-types';
import type { FastifyInstance } from 'fastify';
import { createAccessTokens } from '#lib/auth/access-tokens.ts';
import { createSigningKeys, type SigningKeys } from '#lib/auth/signing-keys.ts';
import type { CommandContext } from '#lib/command/command.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import { type KeyProvider, openFileKeyProvider } from '#lib/crypto/key-provider.ts';
import { resolveHost } from '#lib/tenancy/hosts.ts';
import type { Clock } from '#lib/time/clock.ts';
import { type Access, authenticate } from '#modules/identity/index.ts';
import { aUser, PASSWORD } from '#modules/identity/testing.ts';
import { authRoutes, presented } from '../src/http/auth-routes.ts';
import { jwksRoute } from '../src/http/jwks-route.ts';
import { buildServer } from '../src/http/server.ts';
import { createWorld, type TestWorld } from './world.ts';

/** An instance behind HTTP with its real authentication; `sleep` moves the clock of tokens and sessions. */
export interface AuthWorld extends TestWorld {
  server: FastifyInstance;
  access: Access;
  keys: SigningKeys;
  keyProvider(): Promise<KeyProvider>;
  /** Lets real time pass, in seconds. */
  sleep(seconds: number): void;
  /** Runs work of our own in a transaction of the tenant. */
  system<R>(run: (ctx: CommandContext) => Promise<R>): Promise<R>;
  /** A user with PASSWORD; answers the id. */
  addUser(email: string): Promise<string>;
  post(
    path: string,
    body: unknown,
    of?: { cookie?: string | undefined; token?: string; headers?: object; from?: string },
  ): Promise<Answer>;
  logIn(surface: Surface, email: string, password?: string): Promise<Answer>;
  /** Access token of a new login. */
  token(surface: Surface, email: string): Promise<string>;
  /** Calls a mutation (or, with GET, a query); answers its data, or the code of the error. */
  call(path: string, input: unknown, of?: { token?: string | undefined; method?: 'GET' | 'POST' }): Promise<Called>;
}

export interface Called {
  status: number;
  code: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes
  data: any;
  text: string;
}

export interface Answer {
  status: number;
  body: { accessToken?: string; error?: { code: string } } & Record<string, unknown>;
  /** The cookie as it is sent back, `name=value`; undefined when none was set. */
  cookie: string | undefined;
  setCookie: string | undefined;
}

function slept(clock: Clock): Clock & { sleep(seconds: number): void } {
  let seconds = 0;
  return {
    ...clock,
    now: () => clock.now().add({ seconds }),
    real: () => clock.real().add({ seconds }),
    sleep: (more) => {
      seconds += more;
    },
  };
}

/** Opens the instance; the tenant answers on main.localhost. */
export async function createAuthWorld(): Promise<AuthWorld> {
  const world = await createWorld();
  const folder = await mkdtemp(join(tmpdir(), 'panel1-auth-'));
  const clock = slept(world.clock);
  const services = { ...world.services, clock };
  const keys = createSigningKeys({ db: world.kernel.db, provider: await openFileKeyProvider(folder), clock });
  const accessTokens = createAccessTokens(keys, { issuer: services.publicUrl, clock });
  const access: Access = { services, accessTokens };
  const server = await buildServer({
    services,
    trustedProxies: [],
    webFolder: undefined,
    resolveHost: (host) => resolveHost(services, host),
    authenticate: (request) => authenticate(access, { ...presented(request), isChange: request.method === 'POST' }),
    routes: [
      { isForBrowser: true, plugin: authRoutes(access) },
      { isForBrowser: false, plugin: jwksRoute(accessTokens) },
    ],
  });
  const post: AuthWorld['post'] = async (path, body, { cookie, token, headers, from = nextAddress() } = {}) => {
    const answer = await server.inject({
      method: 'POST',
      url: path,
      remoteAddress: from,
      headers: {
        host: 'main.localhost',
        'x-p1': '1',
        origin: 'http://main.localhost',
        'content-type': 'application/json',
        ...(cookie === undefined ? {} : { cookie }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      payload: JSON.stringify(body),
    });
    const header = answer.headers['set-cookie'];
    const setCookie = Array.isArray(header) ? header[0] : header;
    return { status: answer.statusCode, body: answer.json(), cookie: setCookie?.split(';')[0], setCookie };
  };
  const logIn: AuthWorld['logIn'] = (surface, email, password = PASSWORD) =>
    post(`/auth/${surface}/login`, { email, password });
  const system: AuthWorld['system'] = (run) =>
    runAsSystem(services, { tenantId: world.tenantId, name: 'test', requestId: 'test' }, run);
  return {
    ...world,
    server,
    access,
    keys,
    keyProvider: () => openFileKeyProvider(folder),
    sleep: clock.sleep,
    system,
    addUser: (email) => system((ctx) => aUser(ctx, email)),
    post,
    logIn,
    token: async (surface, email) => (await logIn(surface, email)).body.accessToken ?? '',
    async call(path, input, { token, method = 'POST' } = {}) {
      const isQuery = method === 'GET';
      const answer = await server.inject({
        method,
        url: `/trpc/${path}${isQuery ? `?input=${encodeURIComponent(JSON.stringify(input))}` : ''}`,
        remoteAddress: nextAddress(),
        headers: {
          ...{ host: 'main.localhost', 'x-p1': '1', 'content-type': 'application/json' },
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(isQuery ? {} : { payload: JSON.stringify(input) }),
      });
      const body = answer.json();
      return { status: answer.statusCode, code: body.error?.data?.code, data: body.result?.data, text: answer.body };
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await world[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

let last = 0;
/** Every call comes from another address, so that the limit per address counts only where a test wants it to. */
function nextAddress(): string {
  last += 1;
  return `198.51.${Math.floor(last / 250)}.${(last % 250) + 1}`;
}
