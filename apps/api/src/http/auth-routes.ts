import { email, SURFACES, type Surface } from '@panel1/shared-types';
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { ACCESS_TOKEN_SECONDS, type AccessClaims } from '#lib/auth/access-tokens.ts';
import { type Caller, execute } from '#lib/command/execute.ts';
import { parseInput } from '#lib/command/parse.ts';
import { AppError } from '#lib/errors/app-error.ts';
import {
  type Access,
  authenticate,
  guardLogin,
  impersonateClient,
  logIn,
  logOut,
  refreshSession,
  SESSION_LIMITS,
  switchClient,
} from '#modules/identity/index.ts';
import { limitCall } from '../trpc/limits.ts';
import { answerErrors } from './answer-errors.ts';
import { isSecureConnection } from './secure-connection.ts';
import { callerOf } from './server.ts';
import { noSessionCookie, readSessionCookie, sessionCookie } from './session-cookie.ts';

const loginBody = z.strictObject({ email: email(), password: z.string().check(z.minLength(1), z.maxLength(1024)) });
const emptyBody = z.strictObject({});
const surfaceParams = z.object({ surface: z.enum(SURFACES) });

type OpenSession = Omit<AccessClaims, 'tenantId'> & { refreshToken: string };

/**
 * Login, refresh and logout: the calls that set cookies, so they are no tRPC procedures. They stand behind the guard
 * for browser routes (JSON, our header, our origin). Each answers `{ accessToken, expiresIn }` or `{ error }`.
 */
export function authRoutes(access: Access): FastifyPluginAsync {
  return async (server) => {
    server.addHook('onSend', async (_request, reply) => void reply.header('cache-control', 'no-store'));
    answerErrors(server, access.services);
    addLogin(server, access);
    addRefresh(server, access);
    addLogout(server, access);
    addSwitch(server, access);
    addImpersonation(server, access);
  };
}

function addLogin(server: FastifyInstance, access: Access): void {
  server.post('/auth/:surface/login', async (request, reply) => {
    const { surface } = parseInput(surfaceParams, request.params);
    demandSecureConnection(access, request);
    const credentials = parseInput(loginBody, request.body);
    const caller = anonymousCaller(access, request);
    const guarded = { services: access.services, caller, email: credentials.email };
    const session = await guardLogin(guarded, () => logIn(caller, { surface, ...credentials }));
    return answerSession({ access, request, reply }, session);
  });
}

function addRefresh(server: FastifyInstance, access: Access): void {
  server.post('/auth/:surface/refresh', async (request, reply) => {
    const { surface } = parseInput(surfaceParams, request.params);
    parseInput(emptyBody, request.body ?? {});
    const token = readSessionCookie(request.headers.cookie, surface);
    if (token === null) throw new AppError('auth.required');
    const caller = anonymousCaller(access, request);
    await limitCall({ services: access.services, caller }, refreshSession, {});
    const refreshed = await execute(caller, refreshSession, { token, surface });
    if (refreshed.status === 'renewed') return answerSession({ access, request, reply }, refreshed);
    reply.header('set-cookie', noSessionCookie(surface));
    throw new AppError('auth.session_expired');
  });
}

function addLogout(server: FastifyInstance, access: Access): void {
  server.post('/auth/:surface/logout', async (request, reply) => {
    const { surface } = parseInput(surfaceParams, request.params);
    const token = readSessionCookie(request.headers.cookie, surface);
    const caller = anonymousCaller(access, request);
    await limitCall({ services: access.services, caller }, logOut, {});
    if (token !== null) await execute(caller, logOut, { token, surface });
    return reply.header('set-cookie', noSessionCookie(surface)).send({ isLoggedOut: true });
  });
}

/** Another client account of the same person: the session stays, the access token says which account. */
function addSwitch(server: FastifyInstance, access: Access): void {
  server.post('/auth/client/switch', async (request, reply) => {
    const actor = await authenticate(access, { ...presented(request), isChange: true });
    const caller = callerOf(access.services, request, actor);
    const { clientId, ...session } = await execute(caller, switchClient, parseInput(switchClient.input, request.body));
    const { tenantId } = request;
    const accessToken = await access.accessTokens.sign({ ...session, clientId, tenantId, surface: 'client' });
    return reply.send({ accessToken, expiresIn: ACCESS_TOKEN_SECONDS });
  });
}

/** A staff member, by the staff token in the header, gets a client's area in the other cookie. */
function addImpersonation(server: FastifyInstance, access: Access): void {
  server.post('/auth/client/impersonate', async (request, reply) => {
    demandSecureConnection(access, request);
    const actor = await authenticate(access, { ...presented(request), isChange: true });
    const caller = callerOf(access.services, request, actor);
    await limitCall({ services: access.services, caller }, impersonateClient, {});
    const session = await execute(caller, impersonateClient, parseInput(impersonateClient.input, request.body));
    return answerSession({ access, request, reply }, session);
  });
}

/** What `authenticate` needs of a request. */
export function presented(request: FastifyRequest) {
  return { tenantId: request.tenantId, authorization: request.headers.authorization, ip: request.ip };
}

function anonymousCaller({ services }: Access, request: FastifyRequest): Caller {
  return { ...callerOf(services, request, { kind: 'anonymous' }), idempotencyKey: undefined };
}

function demandSecureConnection({ services }: Access, request: FastifyRequest): void {
  if (!isSecureConnection(request))
    throw new AppError('auth.insecure_connection', { values: { publicUrl: services.publicUrl } });
}

interface Exchange {
  access: Access;
  request: FastifyRequest;
  reply: FastifyReply;
}

async function answerSession({ access, request, reply }: Exchange, session: OpenSession): Promise<FastifyReply> {
  const { refreshToken, userId, sessionId, surface, clientId, epoch } = session;
  const claims = { userId, sessionId, surface, clientId, epoch, tenantId: request.tenantId };
  const accessToken = await access.accessTokens.sign(claims);
  reply.header('set-cookie', sessionCookie(surface, refreshToken, cookieSeconds(surface)));
  return reply.send({ accessToken, expiresIn: ACCESS_TOKEN_SECONDS });
}

const cookieSeconds = (surface: Surface) => SESSION_LIMITS[surface].idleSeconds;
