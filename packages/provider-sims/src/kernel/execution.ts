import { setTimeout as wait } from 'node:timers/promises';
import type { ActiveFault } from './faults.ts';
import type { SimResponse } from './http.ts';

/** Carries one request's fault to the moment where the peer really acts. */
export interface Execution {
  executed: boolean;
  /**
   * Runs the action once, applying the faults that sit around it, and persists before it returns.
   * `keep` sees the answer that the peer itself holds for true, before it is saved.
   */
  run(action: () => SimResponse, keep?: (answer: SimResponse) => void): Promise<SimResponse>;
}

export interface ExecutionParts {
  fault: ActiveFault | undefined;
  persist(): Promise<void>;
  /** The peer's own shape of a server error. */
  serverError(status: number): SimResponse;
}

export function createExecution({ fault, persist, serverError }: ExecutionParts): Execution {
  const execution: Execution = {
    executed: false,
    async run(action, keep) {
      if (fault?.kind === 'delay') await wait(fault.ms ?? 1000);
      const response = action();
      execution.executed = response.refused !== true;
      const answer = fault?.kind === 'error_after_apply' ? serverError(fault.status ?? 500) : response;
      keep?.(answer);
      await persist();
      return answer;
    },
  };
  return execution;
}
