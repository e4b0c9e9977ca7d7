export { createClient } from './commands/create-client.ts';
export { CLIENT_TRANSITIONS } from './core/client-state.ts';
export type {} from './events.ts';
export { clientIdsMatching } from './store/lookup.ts';
export { clientNames } from './store/names.ts';
export { type ClientParty, clientParty } from './store/party.ts';
export { type ClientTaxFacts, clientTaxFacts } from './store/tax-facts.ts';
