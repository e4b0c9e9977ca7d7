import type { SettingsOf, SettingsSchemas } from './settings.ts';

/** A request that the host makes for the plugin. Bodies are text. */
export interface FetchRequest {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** At most what is left of the call's deadline. */
  readonly timeoutMs?: number;
  /** Names of fields in request and answer whose values are blanked in the module log, beside the usual ones. */
  readonly redact?: readonly string[];
}

export interface FetchAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the plugin gets for one call. It holds no state between calls that another call could see. */
export interface PluginContext<S extends SettingsSchemas = SettingsSchemas> {
  readonly tenantId: string;
  readonly callId: string;
  readonly settings: SettingsOf<S>;
  /** Aborted when the host has given the call up. */
  readonly signal: AbortSignal;
  /** Milliseconds left for this call. */
  timeLeftMs(): number;
  /**
   * The only way out: the host checks the address against the manifest, makes the request and records it.
   * Rejects with a {@link FetchError}; any HTTP status is an answer, not an error. Redirects are not followed.
   */
  fetch(url: string, request?: FetchRequest): Promise<FetchAnswer>;
  /** A line for the host's log; secrets are blanked. */
  log(level: 'debug' | 'info' | 'warn' | 'error', message: string): void;
}

export const FETCH_ERROR_CODES = [
  'denied',
  'dns',
  'connect',
  'tls',
  'timeout',
  'reset',
  'too_large',
  'aborted',
  'invalid',
] as const;
export type FetchErrorCode = (typeof FETCH_ERROR_CODES)[number];

/** Why no answer came. `sent` is false only when the peer surely never saw the request. */
export class FetchError extends Error {
  readonly code: FetchErrorCode;
  readonly sent: boolean;

  constructor(code: FetchErrorCode, message: string, sent: boolean) {
    super(message);
    this.name = 'FetchError';
    this.code = code;
    this.sent = sent;
  }
}
