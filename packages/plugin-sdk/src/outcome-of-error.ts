import { FetchError } from './context.ts';
import { type Failed, failure, type Unknown, uncertain } from './contracts/outcome.ts';

/**
 * The outcome of a call whose request got no answer. A request that may have reached the provider makes a mutating
 * call `unknown`; one that surely did not is `failed` and may be tried again. Other errors are thrown on.
 */
export function outcomeOfError(error: unknown, mutating: boolean): Failed | Unknown {
  if (!(error instanceof FetchError)) throw error;
  if (error.code === 'denied' || error.code === 'invalid') {
    return failure('permission', `egress_${error.code}`, 'The address is not one that this plugin may call.');
  }
  if (mutating && error.sent) {
    return uncertain(`no_answer_${error.code}`, 'The provider did not answer; whether it acted is being checked.');
  }
  if (error.code === 'tls') {
    return failure('permanent', 'tls', "The server's certificate was not accepted. Pin its fingerprint or renew it.");
  }
  return failure('transient', `no_answer_${error.code}`, 'The provider could not be reached.');
}
