import * as z from 'zod/mini';
import { defineAction } from '#lib/command/action.ts';
import { runAsSystem } from '#lib/command/execute.ts';
import { notFound } from '#lib/errors/app-error.ts';
import { recordTest } from '../commands/record-test.ts';
import { pluginIdField } from '../input.ts';
import { readPluginAccess } from '../store/access.ts';
import { manifestOf } from '../store/manifests.ts';

/**
 * Asks a payment provider whether it accepts the stored settings. Adapters of panels are tested per server, because
 * that is where their settings are: provisioning.test_server.
 */
export const testConnection = defineAction({
  name: 'plugins.test_connection',
  permission: 'plugin:manage',
  limits: [{ by: 'actor', points: 20, seconds: 60 }],
  input: z.strictObject({ pluginId: pluginIdField }),
  example: () => ({ pluginId: 'bank-transfer' }),
  run: async ({ services, caller, execute }, { pluginId }) => {
    if (!manifestOf(services, pluginId).paymentGateway) throw notFound();
    const { tenantId } = caller;
    const system = { tenantId, name: 'plugins', requestId: caller.origin.requestId };
    const access = await runAsSystem(services, system, (ctx) => readPluginAccess(ctx, pluginId));
    const { settings, secrets } = access;
    const call = { pluginId, tenantId, settings, secrets, contract: 'paymentGateway', input: {} } as const;
    const { result } = await services.plugins.call({ ...call, method: 'testConnection' });
    const problem = 'safeMessage' in result ? result.safeMessage : null;
    await execute(recordTest, { pluginId, error: problem });
    return { isWorking: result.status === 'done', code: 'code' in result ? result.code : null, message: problem };
  },
});
