/** A hosting package; `'unlimited'` is said as WHM says it. */
export interface WhmPackage {
  name: string;
  /** MB of disk. */
  QUOTA: number | 'unlimited';
  /** MB of transfer a month. */
  BWLIMIT: number | 'unlimited';
  MAXPOP: number | 'unlimited';
  MAXSQL: number | 'unlimited';
  MAXADDON: number | 'unlimited';
}

export interface WhmAccount {
  user: string;
  domain: string;
  email: string;
  plan: string;
  owner: string;
  ip: string;
  /** Unix seconds. */
  createdAt: number;
  suspendedAt: number | null;
  suspendReason: string;
  locked: boolean;
  passwordChangedAt: number;
}

export interface WhmSession {
  user: string;
  service: string;
  /** Unix seconds. */
  expires: number;
  used: boolean;
}

export interface WhmState {
  accounts: Record<string, WhmAccount>;
  sessions: Record<string, WhmSession>;
}

export const DEFAULT_PACKAGES: readonly WhmPackage[] = [
  { name: 'starter', QUOTA: 5120, BWLIMIT: 51200, MAXPOP: 5, MAXSQL: 2, MAXADDON: 0 },
  { name: 'business', QUOTA: 20480, BWLIMIT: 204800, MAXPOP: 50, MAXSQL: 20, MAXADDON: 5 },
  {
    name: 'agency',
    QUOTA: 102400,
    BWLIMIT: 'unlimited',
    MAXPOP: 'unlimited',
    MAXSQL: 'unlimited',
    MAXADDON: 'unlimited',
  },
];

/** A WHM user that may call: root, or a reseller who sees only his own accounts. */
export interface WhmCaller {
  user: string;
  isRoot: boolean;
}
