import { mkdirSync, readFileSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Saves the state as JSON; a crash at any moment leaves the old file or the new one. */
export interface Snapshot {
  /** Resolves when a state at least as new as the call is on disk. Concurrent calls share one write. */
  save(): Promise<void>;
}

async function writeAtomically(file: string, text: string): Promise<void> {
  const temporary = `${file}.${process.pid}.tmp`;
  // The state holds webhook secrets of the simulation: only the owner reads it.
  const handle = await open(temporary, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}

export function createSnapshot(file: string | undefined, serialize: () => string): Snapshot {
  if (file === undefined) return { save: async () => {} };
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;
  return {
    save() {
      next ??= running
        .catch(() => {})
        .then(() => {
          next = undefined;
          running = writeAtomically(file, serialize());
          return running;
        });
      return next;
    },
  };
}

/** The parsed snapshot, or undefined where there is none. A damaged file is an error, never an empty start. */
export function readSnapshot(file: string | undefined): unknown {
  if (file === undefined) return undefined;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return JSON.parse(text);
}
