import { setTimeout as wait } from 'node:timers/promises';
import type { ActiveFault } from './faults.ts';
import type { SimResponse } from './http.ts';

/** Carries one request's fault to the moment where the peer really acts. */
export interface Execution {
  fault: ActiveFault | undefined;
  executed: boolean;
  /** Runs the action once, applying the faults that sit around it, and persists before it returns. */
  run(action: () => SimResponse): Promise<SimResponse>;
}

export interface ExecutionParts {
  fault: ActiveFault | undefined;
  persist(): Promise<void>;
  /** The peer's own shape of a server error. */
  serverError(status: number): SimResponse;
}

export function createExecution({ fault, persist, serverError }: ExecutionParts): Execution {
  const execution: Execution = {
    fault,
    executed: false,
    async run(action) {
      if (fault?.kind === 'delay') await wait(fault.ms ?? 1000);
      execution.executed = true;
      const response = action();
      execution.executed = response.refused !== true;
      await persist();
      return fault?.kind === 'error_after_apply' ? serverError(fault.status ?? 500) : response;
    },
  };
  return execution;
}
