import { cpus } from 'node:os';
import { hash, parseOptions, verify } from '@node-rs/argon2';

/** What a password hash costs at least: OWASP's floor for argon2id, 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const ARGON2ID = 2;

// Every hash takes 19 MiB: without a bound a burst of logins would take all memory.
const MOST_AT_ONCE = Math.max(2, cpus().length * 2);
let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MOST_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** The argon2id hash (PHC string) of a password, after NFKC so that every keyboard types the same one. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password.normalize('NFKC'), { ...COST, algorithm: ARGON2ID }));
}

let decoy: Promise<string> | undefined;

/**
 * True when the password belongs to the hash. Without a hash (unknown user, nobody set one) it works just as long and
 * answers false, so that the time tells nothing.
 */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('no account has this one');
  const against = stored ?? (await decoy);
  const matches = await inTurn(() => verify(against, password.normalize('NFKC')));
  return matches && stored !== null;
}

/** True for a hash that is cheaper than what we ask for today: it is replaced at the next login. */
export function isOutdatedHash(stored: string): boolean {
  const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(stored);
  const isSame = memoryCost >= COST.memoryCost && timeCost >= COST.timeCost && parallelism === COST.parallelism;
  return Number(algorithm) !== ARGON2ID || !isSame;
}
