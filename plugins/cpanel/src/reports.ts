import { type Account, done, type ProvisioningAdapter } from '@panel1/plugin-sdk';
import * as z from 'zod/mini';
import { accountList, accountOf, findAccount, noAccount } from './accounts.ts';
import { askWhm, failedReading } from './client.ts';
import { unreadable } from './map-errors.ts';
import type { Settings } from './settings.ts';

type Adapter = ProvisioningAdapter<Settings>;
type Loose = string | number | null | undefined;
const loose = z.nullish(z.union([z.string(), z.number()]));

const UNITS: Readonly<Record<string, number>> = { '': 1, K: 1024, M: 1024 ** 2, G: 1024 ** 3, T: 1024 ** 4 };

/** `14M` as bytes; a bare number counts in `unit`. Undefined for `unlimited`, `*unknown*` and whatever else is no size. */
export function bytesOf(value: Loose, unit: 'M' | '' = 'M'): number | undefined {
  const found = /^(\d+(?:\.\d+)?)\s*([KMGT]?)B?$/i.exec(String(value ?? '').trim());
  if (!found) return undefined;
  const factor = UNITS[(found[2] || unit).toUpperCase()] ?? 1;
  return Math.round(Number(found[1]) * factor);
}

/** 0 means "no limit" in some of WHM's answers. */
const limitOf = (value: Loose, unit: 'M' | ''): number | null => bytesOf(value, unit) || null;

const bandwidth = z.object({ acct: z.array(z.object({ user: z.string(), totalbytes: loose, limit: loose })) });

export const getStatus: Adapter['getStatus'] = async (ctx, input) => {
  const found = await findAccount(ctx, input.accountRef);
  if (found.kind === 'failed') return found.outcome;
  return found.kind === 'absent' ? noAccount() : done<Account>(accountOf(found.account));
};

export const usage: NonNullable<Adapter['usage']> = async (ctx, input) => {
  const found = await findAccount(ctx, input.accountRef);
  if (found.kind === 'failed') return found.outcome;
  if (found.kind === 'absent') return noAccount();
  const exact = { searchtype: 'user', searchmethod: 'exact', search: input.accountRef };
  const reading = await askWhm(ctx, 'showbw', exact);
  if (reading.kind !== 'data') return failedReading(reading);
  const list = bandwidth.safeParse(reading.data).data;
  if (!list) return unreadable(false);
  const mine = list.acct.find((account) => account.user === input.accountRef);
  return done({
    diskUsedBytes: bytesOf(found.account.diskused) ?? 0,
    diskLimitBytes: limitOf(found.account.disklimit, 'M'),
    bandwidthUsedBytes: bytesOf(mine?.totalbytes, '') ?? 0,
    bandwidthLimitBytes: limitOf(mine?.limit, ''),
  });
};

const session = z.object({ url: z.string(), expires: z.union([z.number(), z.string()]) });

export const sso: NonNullable<Adapter['sso']> = async (ctx, input) => {
  const service = input.service === 'webmail' ? 'webmaild' : 'cpaneld';
  const reading = await askWhm(ctx, 'create_user_session', { user: input.accountRef, service });
  if (reading.kind !== 'data') return failedReading(reading);
  const found = session.safeParse(reading.data).data;
  const seconds = Number(found?.expires);
  if (!found || !Number.isFinite(seconds)) return unreadable(false);
  return done({ url: found.url, expiresAt: new Date(seconds * 1000).toISOString() });
};

export const listAccounts: NonNullable<Adapter['listAccounts']> = async (ctx, input) => {
  const start = input.cursor !== undefined && /^\d{1,9}$/.test(input.cursor) ? Number(input.cursor) : 1;
  const chunk = {
    'api.chunk.enable': '1',
    'api.chunk.size': String(input.limit),
    'api.chunk.start': String(start),
    'api.sort.enable': '1',
    'api.sort.a.field': 'user',
  };
  const reading = await askWhm(ctx, 'listaccts', chunk);
  if (reading.kind !== 'data') return failedReading(reading);
  const list = accountList.safeParse(reading.data).data;
  if (!list) return unreadable(false);
  const accounts = list.acct.slice(0, input.limit).map(accountOf);
  return done({ accounts, ...(accounts.length === input.limit ? { nextCursor: String(start + input.limit) } : {}) });
};

const packageList = z.object({ pkg: z.array(z.object({ name: z.string(), QUOTA: loose, BWLIMIT: loose })) });

export const listPackages: NonNullable<Adapter['listPackages']> = async (ctx) => {
  const reading = await askWhm(ctx, 'listpkgs');
  if (reading.kind !== 'data') return failedReading(reading);
  const list = packageList.safeParse(reading.data).data;
  if (!list) return unreadable(false);
  const packages = list.pkg.slice(0, 1000).map((found) => ({
    name: found.name,
    diskLimitBytes: limitOf(found.QUOTA, 'M'),
    bandwidthLimitBytes: limitOf(found.BWLIMIT, 'M'),
  }));
  return done({ packages });
};

const NEEDED = [
  'list-accts',
  'acct-summary',
  'create-acct',
  'suspend-acct',
  'kill-acct',
  'upgrade-account',
  'passwd',
  'create-user-session',
];
const version = z.object({ version: z.string() });
const privileges = z.object({ privileges: z.array(z.record(z.string(), loose)) });

/** Rights that the token lacks, where the server tells them. */
function missingRights(data: unknown): string[] {
  const held = privileges.safeParse(data).data?.privileges[0];
  if (!held || String(held['all'] ?? 0) === '1') return [];
  return NEEDED.filter((right) => String(held[right] ?? 0) !== '1').map((right) => `missing_right.${right}`);
}

export const testConnection: Adapter['testConnection'] = async (ctx) => {
  const reading = await askWhm(ctx, 'version');
  if (reading.kind !== 'data') return failedReading(reading);
  const found = version.safeParse(reading.data).data;
  if (!found) return unreadable(false);
  const rights = await askWhm(ctx, 'myprivs');
  const warnings = rights.kind === 'data' ? missingRights(rights.data) : ['rights_unknown'];
  return done({ version: found.version.slice(0, 60), warnings });
};
