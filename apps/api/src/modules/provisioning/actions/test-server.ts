import { id } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineAction } from '#lib/command/action.ts';
import { testServerNow } from '../store/test-server.ts';

/** Tries whether a server's panel accepts us; the outcome is kept in its history. */
export const testServer = defineAction({
  name: 'provisioning.test_server',
  permission: 'server:manage',
  limits: [{ by: 'actor', points: 30, seconds: 60 }],
  input: z.strictObject({ serverId: id() }),
  example: (of) => ({ serverId: of('server') }),
  run: ({ services, caller }, { serverId }) =>
    testServerNow(services, { tenantId: caller.tenantId, requestId: caller.origin.requestId, serverId }),
});
