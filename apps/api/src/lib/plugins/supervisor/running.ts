import type * as z from 'zod/mini';
import type { PluginLog } from '../plugin-log.ts';
import type { InstalledPlugin } from '../registry/discover.ts';
import type { FetchAnswerMessage, FetchMessage, logMessage } from '../wire/messages.ts';
import type { Call, CallEnd } from './call.ts';

/** A call that was handed to a process, or waits for a place in it. */
export interface Running {
  readonly call: Call;
  readonly end: (end: CallEnd) => void;
  readonly timer: NodeJS.Timeout;
  sent: boolean;
}

/** Calls of one process, by the number they have on its pipe. */
type RunningCalls = ReadonlyMap<number, Running>;

/** Writes a line of the plugin. One without a call may carry any running call's secrets, so every redactor reads it. */
export function writeLine(
  { plugin, log }: { readonly plugin: InstalledPlugin; readonly log: PluginLog },
  running: RunningCalls,
  line: z.infer<typeof logMessage>,
): void {
  const text = [...running.values()].reduce((shown, { call }) => call.redactor.text(shown), line.message);
  const callId = line.call === undefined ? undefined : running.get(line.call)?.call.callId;
  log[line.level]({ plugin: plugin.manifest.id, ...(callId === undefined ? {} : { callId }) }, text);
}

/** Makes a request for the plugin. Authority hangs on the pipe and a call that runs now, never on what a message claims. */
export async function fetchFor(running: RunningCalls, message: FetchMessage): Promise<FetchAnswerMessage> {
  const found = running.get(message.call);
  if (!found) return { ok: false, code: 'aborted', message: 'the call is over', sent: false };
  return found.call.broker.fetch(message);
}
