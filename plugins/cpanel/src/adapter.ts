import type { ProvisioningAdapter } from '@panel1/plugin-sdk';
import { create } from './create.ts';
import { changePackage, changePassword, suspend, terminate, unsuspend } from './lifecycle.ts';
import { probe } from './probe.ts';
import { getStatus, listAccounts, listPackages, sso, testConnection, usage } from './reports.ts';
import type { Settings } from './settings.ts';

export const adapter: ProvisioningAdapter<Settings> = {
  create,
  suspend,
  unsuspend,
  terminate,
  changePackage,
  changePassword,
  probe,
  getStatus,
  usage,
  sso,
  listAccounts,
  listPackages,
  testConnection,
};
