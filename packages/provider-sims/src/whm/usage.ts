import { createHash } from 'node:crypto';
import type { WhmAccount } from './state.ts';

const DAY = 86_400;

/** A steady number from 0 to 1 for an account, so that usage is the same on each reading. */
function weight(account: WhmAccount): number {
  return createHash('sha256').update(account.user).digest().readUInt32BE(0) / 2 ** 32;
}

/** Megabytes on disk: grows with age, never shrinks, at most 4 GB. */
export function diskUsedMb(account: WhmAccount, now: number): number {
  const days = Math.max(0, now - account.createdAt) / DAY;
  return Math.floor(Math.min(4096, 12 + days * (1 + 20 * weight(account))));
}

/** Bytes moved between two instants (Unix seconds). */
export function transferredBytes(account: WhmAccount, from: number, to: number): number {
  const seconds = Math.max(0, to - Math.max(from, account.createdAt));
  return Math.floor(seconds * (200 + 4000 * weight(account)));
}
