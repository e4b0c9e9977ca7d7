import { runAsSystem } from '#lib/command/execute.ts';
import { recordCheck } from '../commands/record-check.ts';
import { askPanel, openServer, type PanelServices } from './call-as-system.ts';

/** What a connection test found. */
export interface CheckResult {
  isHealthy: boolean;
  code: string | null;
  message: string;
  /** Codes of things that work but should be mended, such as rights that the token lacks. */
  warnings: readonly string[];
  durationMs: number;
}

/** Signs in at a server's panel and writes down how that went. */
export async function testServerNow(
  services: PanelServices,
  of: { tenantId: string; requestId: string; serverId: string },
): Promise<CheckResult> {
  const { access } = await openServer(services, of);
  const startedAt = services.clock.real();
  const answer = await askPanel(services, access, { method: 'testConnection', input: {} });
  const durationMs = Math.round(services.clock.real().since(startedAt).total('milliseconds'));
  const found = resultOf(answer);
  const { warnings: _warnings, ...check } = { ...found, durationMs };
  const system = { tenantId: of.tenantId, requestId: of.requestId, name: 'provisioning' };
  await runAsSystem(services, system, (ctx) => ctx.call(recordCheck, { serverId: of.serverId, ...check }));
  return { ...found, durationMs };
}

type Answer = Awaited<ReturnType<typeof askPanel<'testConnection'>>>;

function resultOf(answer: Answer): Omit<CheckResult, 'durationMs'> {
  if (answer.status === 'done') {
    const { version, warnings } = answer.value;
    const isLacking = warnings.length > 0;
    return { isHealthy: true, code: isLacking ? 'warnings' : null, message: version ?? '', warnings };
  }
  const code = 'code' in answer ? answer.code : answer.status;
  const message = 'safeMessage' in answer ? answer.safeMessage : 'The server did not answer as expected.';
  return { isHealthy: false, code, message, warnings: [] };
}
