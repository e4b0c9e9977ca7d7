import { realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const OTHERS_MAY_ENTER = 0o001;
const OTHERS_MAY_READ = 0o004;

/** True when a user who owns nothing here can read this file or folder: a home of mode 0700 above it forbids that. */
export function reachableForOthers(path: string): boolean {
  const real = realpathSync(path);
  if ((statSync(real).mode & OTHERS_MAY_READ) === 0) return false;
  for (let dir = dirname(real); ; dir = dirname(dir)) {
    if ((statSync(dir).mode & OTHERS_MAY_ENTER) === 0) return false;
    if (dirname(dir) === dir) return true;
  }
}
