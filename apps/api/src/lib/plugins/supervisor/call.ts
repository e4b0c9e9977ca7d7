import type { ContractName } from '@panel1/plugin-sdk';
import type { CallBroker } from '../broker/broker.ts';
import type { Redactor } from '../broker/redact.ts';

/** One call on its way to a plugin process. */
export interface Call {
  readonly contract: ContractName;
  readonly method: string;
  readonly tenantId: string;
  readonly callId: string;
  readonly settings: unknown;
  readonly input: unknown;
  readonly deadlineMs: number;
  readonly broker: CallBroker;
  readonly redactor: Redactor;
}

/**
 * How a call ended at the pipe.
 * - `outcome`: the plugin answered; unchecked.
 * - `error`: the process answered that the method did not come to an outcome.
 * - `not_sent`: the plugin never saw the call.
 * - `lost`: it saw it, and we do not know what it did.
 */
export type CallEnd =
  | { readonly kind: 'outcome'; readonly outcome: unknown }
  | {
      readonly kind: 'error';
      readonly code: 'settings_invalid' | 'input_invalid' | 'not_implemented' | 'threw' | 'output_invalid';
      readonly message: string;
    }
  | {
      readonly kind: 'not_sent';
      readonly code: 'busy' | 'start_failed' | 'restarting' | 'failed' | 'too_large' | 'stopped' | 'timeout';
      readonly waitMs?: number;
    }
  | { readonly kind: 'lost'; readonly code: 'timeout' | 'died' };
