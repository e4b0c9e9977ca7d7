import {
  type ContractName,
  failure,
  type Manifest,
  type MethodSpec,
  type Outcome,
  rateLimit,
  uncertain,
} from '@panel1/plugin-sdk';
import { isLoopbackHost } from './broker/addresses.ts';
import type { CallBroker } from './broker/broker.ts';
import { hostMatches, normalHost } from './broker/grants.ts';
import type { Redactor } from './broker/redact.ts';
import type { CallEnd } from './supervisor/call.ts';

const BEING_CHECKED = 'It is not known whether the provider acted; this is being checked.';

/** A plugin that did not answer properly: unknown where it may have acted, failed where it surely did not. */
function noOutcome(code: string, mayHaveActed: boolean): Outcome<never> {
  if (mayHaveActed) return uncertain(code, BEING_CHECKED);
  return failure('permanent', code, 'The plugin did not answer as it must. See its log.');
}

function fromError(end: Extract<CallEnd, { kind: 'error' }>, mayHaveActed: boolean): Outcome<never> {
  switch (end.code) {
    case 'settings_invalid':
      return failure('validation', 'settings_invalid', `Check the plugin's settings: ${end.message}`.slice(0, 300));
    case 'input_invalid':
      return failure('validation', 'input_invalid', `The plugin refused the input: ${end.message}`.slice(0, 300));
    case 'not_implemented':
      return failure('permanent', 'not_implemented', 'The plugin does not offer this.');
    default:
      return noOutcome(`plugin_${end.code}`, mayHaveActed);
  }
}

function fromNotSent(end: Extract<CallEnd, { kind: 'not_sent' }>): Outcome<never> {
  switch (end.code) {
    case 'busy':
      return failure('capacity', 'plugin_busy', 'The plugin has more work than it can take. Try again shortly.');
    case 'too_large':
      return failure('validation', 'input_too_large', 'The request is too large for a plugin.');
    case 'restarting':
      return rateLimit(end.waitMs ?? 1000, 'The plugin stopped and is being restarted.');
    case 'failed':
      return failure('permanent', 'plugin_failed', 'The plugin keeps stopping and was switched off for ten minutes.');
    default:
      return failure('transient', `plugin_${end.code}`, 'The plugin could not be started. See its log.');
  }
}

export interface Judgement {
  readonly manifest: Manifest;
  readonly contract: ContractName;
  readonly spec: MethodSpec;
  readonly broker: CallBroker;
  readonly redactor: Redactor;
  readonly allowLoopbackHttp: boolean;
}

/** True when a person may be sent there: https to a host of the manifest, or a simulator where those are allowed. */
function mayVisit(text: string, judgement: Judgement, hosts: readonly string[] | undefined): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '') return false;
  if (judgement.allowLoopbackHttp && isLoopbackHost(url.hostname)) return true;
  if (url.protocol !== 'https:') return false;
  return hosts === undefined || hosts.some((pattern) => hostMatches(pattern, normalHost(url.hostname)));
}

/** Addresses in an outcome that a person's browser will open, also in the one that a probe carries. */
function visited(outcome: object): string[] {
  const own = 'status' in outcome && outcome.status === 'needs_action' ? addressIn(outcome) : [];
  const value = 'value' in outcome ? outcome.value : null;
  if (typeof value !== 'object' || value === null) return own;
  const carried = 'outcome' in value && typeof value.outcome === 'object' && value.outcome !== null;
  return [...own, ...addressIn(value), ...(carried ? visited(Object(value.outcome)) : [])];
}

const addressIn = (of: object): string[] => ('url' in of && typeof of.url === 'string' ? [of.url] : []);

function checked(raw: unknown, judgement: Judgement, mayHaveActed: boolean): Outcome<unknown> {
  const parsed = judgement.spec.outcome.safeParse(raw);
  if (!parsed.success) return noOutcome('plugin_output_invalid', mayHaveActed);
  const outcome = parsed.data;
  const hosts = judgement.contract === 'paymentGateway' ? judgement.manifest.paymentGateway?.redirectHosts : undefined;
  if (!visited(outcome).every((url) => mayVisit(url, judgement, hosts))) {
    return noOutcome('plugin_redirect_denied', mayHaveActed);
  }
  return 'safeMessage' in outcome ? { ...outcome, safeMessage: judgement.redactor.text(outcome.safeMessage) } : outcome;
}

/** What the host makes of the end of a call. A mutating call that was lost is never `failed`. */
export function judge(end: CallEnd, judgement: Judgement): Outcome<unknown> {
  const { spec, broker } = judgement;
  const mayHaveActed = spec.mutating && broker.touchedProvider();
  switch (end.kind) {
    case 'outcome':
      return checked(end.outcome, judgement, mayHaveActed);
    case 'error':
      return fromError(end, mayHaveActed);
    case 'not_sent':
      return fromNotSent(end);
    case 'lost':
      return spec.mutating
        ? uncertain(`plugin_${end.code}`, BEING_CHECKED)
        : failure('transient', `plugin_${end.code}`, 'The plugin did not answer in time.');
  }
}
