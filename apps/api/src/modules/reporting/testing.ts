export { ledgerHealth } from './queries/ledger-health.ts';
