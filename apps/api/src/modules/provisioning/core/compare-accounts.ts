import type { ServiceStatus } from '@panel1/shared-types';

/** A service as our rows have it. */
export interface OwnAccount {
  serviceId: string;
  label: string;
  username: string;
  domain: string | null;
  status: ServiceStatus;
  packageName: string | null;
}

/** An account as the panel lists it. */
export interface PanelAccount {
  username: string;
  domain: string;
  state: 'active' | 'suspended';
  packageName?: string | undefined;
}

export interface Difference {
  serviceId: string;
  username: string;
  field: 'domain' | 'state' | 'package';
  ours: string;
  theirs: string;
}

export interface Comparison {
  /** Services that should have an account and have none. */
  missing: OwnAccount[];
  /** Accounts that no service of ours knows. */
  extra: PanelAccount[];
  /** Accounts that differ from their service. */
  differing: Difference[];
}

/** Compares a server's accounts with the services on it. Reports only: nothing is mended without a person. */
export function compareAccounts(services: readonly OwnAccount[], accounts: readonly PanelAccount[]): Comparison {
  const byName = new Map(accounts.map((account) => [account.username, account]));
  const ours = new Set(services.map((service) => service.username));
  const living = services.filter((service) => service.status === 'active' || service.status === 'suspended');
  return {
    missing: living.filter((service) => !byName.has(service.username)),
    extra: accounts.filter((account) => !ours.has(account.username)),
    differing: living.flatMap((service) => differences(service, byName.get(service.username))),
  };
}

function differences(service: OwnAccount, account: PanelAccount | undefined): Difference[] {
  if (!account) return [];
  const pairs: [Difference['field'], string, string][] = [
    ['domain', service.domain ?? '', account.domain],
    ['state', service.status, account.state],
    // A reseller's package carries his name in front: `reseller_small` is `small`.
    ['package', service.packageName ?? '', account.packageName ?? service.packageName ?? ''],
  ];
  return pairs
    .filter(([field, own, their]) => own !== their && !(field === 'package' && their.endsWith(`_${own}`)))
    .map(([field, own, their]) => ({
      serviceId: service.serviceId,
      username: service.username,
      field,
      ours: own,
      theirs: their,
    }));
}
