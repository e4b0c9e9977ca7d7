import { createHash } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Counters live in the snapshot, so a restarted simulator never hands out an id twice. */
export interface IdCounters {
  [prefix: string]: number;
}

/** Ids and chances that follow from the seed alone: the same calls give the same run. */
export interface SeededIds {
  /** `prefix` plus `length` base62 characters. */
  next(prefix: string, length?: number): string;
  /** A number in [0, 1). */
  chance(): number;
}

export function createIds(seed: string, counters: IdCounters): SeededIds {
  const digest = (name: string): Buffer => {
    const count = (counters[name] ?? 0) + 1;
    counters[name] = count;
    return createHash('sha512').update(`${seed}\n${name}\n${count}`).digest();
  };
  return {
    next(prefix, length = 24) {
      const bytes = digest(prefix);
      let text = prefix;
      for (let i = 0; i < length; i++) text += ALPHABET.charAt((bytes[i % bytes.length] ?? 0) % ALPHABET.length);
      return text;
    },
    chance: () => digest('~chance').readUInt32BE(0) / 2 ** 32,
  };
}
