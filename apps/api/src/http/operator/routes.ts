import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { OperatorLogins } from '#lib/auth/operator-logins.ts';
import { AppError } from '#lib/errors/app-error.ts';
import type { Kernel } from '#lib/services.ts';
import { listTenants } from '#lib/tenancy/tenant-registry.ts';
import { ACTIONS } from './actions.ts';
import { isFromThisMachine, isFromThisPage } from './guards.ts';
import { loginPage, type Notice, STYLE, tenantsPage } from './pages.ts';

const COOKIE = '__Host-p1_operator';
const TOKEN = /^[\w-]{43}$/;
const BODY_LIMIT = 16 * 1024;
const CSP = {
  'default-src': ["'none'"],
  'style-src': ["'self'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
};

/** What an error of the closed list means to the operator. */
const ADVICE: Readonly<Record<string, string>> = {
  'tenants.host_taken': 'Another provider has that host or short name.',
  'request.not_found': 'There is no such provider or host any more.',
  'request.invalid': 'Something in the form is not valid: a host is a name without scheme and port, in small letters.',
};

/**
 * The page of the platform's operator: no script, no tenant, a login of its own. It answers on the port of the figures
 * to this machine only, and to everybody without the operator's session as if it were not there.
 */
export async function buildOperatorServer(kernel: Kernel, logins: OperatorLogins): Promise<FastifyInstance> {
  const server = Fastify({ bodyLimit: BODY_LIMIT, logger: false, trustProxy: false });
  // The browser tells us its origin only where the referrer may be told to ourselves.
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CSP },
    referrerPolicy: { policy: 'same-origin' },
  });
  await server.register(cookie);
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body.toString()))),
  );
  server.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!isFromThisMachine(request) || !isFromThisPage(request)) return nothingHere(reply);
    return undefined;
  });
  server.setNotFoundHandler((_request, reply) => nothingHere(reply));
  server.setErrorHandler((error, _request, reply) => {
    kernel.log.error({ err: error }, 'operator page failed');
    return reply.code(500).type('text/plain').send('That did not work. The log says why.\n');
  });
  addLogin(server, kernel, logins);
  await server.register(async (inside) => addTenants(inside, kernel, logins));
  return server;
}

const nothingHere = (reply: FastifyReply) => reply.code(404).type('text/plain').send('not found\n');

const page = (reply: FastifyReply, text: string) => reply.type('text/html; charset=utf-8').send(text);

function fieldsOf(request: FastifyRequest): Record<string, unknown> {
  return typeof request.body === 'object' && request.body !== null ? { ...request.body } : {};
}

function tokenFrom(value: unknown): string | null {
  return typeof value === 'string' && TOKEN.test(value) ? value : null;
}

function addLogin(server: FastifyInstance, kernel: Kernel, logins: OperatorLogins): void {
  server.get('/operator/login', async (request, reply) => {
    const { token } = Object.fromEntries(Object.entries(request.query ?? {}));
    const given = tokenFrom(token);
    return given === null ? nothingHere(reply) : page(reply, loginPage(given));
  });
  server.post('/operator/login', async (request, reply) => {
    const given = tokenFrom(fieldsOf(request)['token']);
    const session = given === null ? null : await logins.logIn(given, kernel.clock.real());
    if (session === null) return nothingHere(reply);
    kernel.log.info({}, 'the operator logged in');
    reply.setCookie(COOKIE, session, { path: '/', httpOnly: true, secure: true, sameSite: 'strict' });
    return reply.redirect('/operator', 303);
  });
}

/** Everything behind the login. */
function addTenants(server: FastifyInstance, kernel: Kernel, logins: OperatorLogins): void {
  server.addHook('onRequest', async (request, reply) => {
    const session = tokenFrom(request.cookies[COOKIE]);
    if (session === null || !(await logins.isLoggedIn(session, kernel.clock.real()))) return nothingHere(reply);
    return undefined;
  });
  const show = async (reply: FastifyReply, notice?: Notice) =>
    page(reply, tenantsPage(await listTenants(kernel), notice));
  server.get('/operator/style.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(STYLE));
  server.get('/operator', async (_request, reply) => show(reply));
  for (const [name, run] of Object.entries(ACTIONS))
    server.post(`/operator/${name}`, async (request, reply) => {
      try {
        const text = await run(kernel, fieldsOf(request));
        kernel.log.info({ name }, 'the operator changed the providers');
        return await show(reply, { isError: false, text });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        return show(reply.code(422), { isError: true, text: ADVICE[error.code] ?? error.code });
      }
    });
  server.post('/operator/logout', async (request, reply) => {
    await logins.logOut(request.cookies[COOKIE] ?? '');
    reply.clearCookie(COOKIE, { path: '/', httpOnly: true, secure: true, sameSite: 'strict' });
    return reply.type('text/plain').send('You are logged out.\n');
  });
}
