import { createHash } from 'node:crypto';

/** Bytes that finished documents may take in memory; a usual one has 30 KB. */
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * Finished documents by what they were made of: the same content is made once while it stays here. What was used longest
 * ago goes first. A document's key holds all its content, so nothing here can be out of date or belong to somebody else.
 */
export class DocumentCache {
  readonly #kept = new Map<string, Uint8Array>();
  readonly #maxBytes: number;
  #bytes = 0;

  constructor(maxBytes: number = MAX_BYTES) {
    this.#maxBytes = maxBytes;
  }

  /** The document of a key, made by `make` when it is not here. */
  async get(key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    const made = await make();
    this.#keep(key, made);
    return made;
  }

  #keep(key: string, made: Uint8Array): void {
    if (made.byteLength > this.#maxBytes / 4 || this.#kept.has(key)) return;
    this.#kept.set(key, made);
    this.#bytes += made.byteLength;
    for (const [oldest, bytes] of this.#kept) {
      if (this.#bytes <= this.#maxBytes) return;
      this.#kept.delete(oldest);
      this.#bytes -= bytes.byteLength;
    }
  }
}

/** The key of a content: amounts may be bigint, pictures bytes. */
export function contentKey(...content: unknown[]): string {
  const plain = (_name: string, value: unknown): unknown => {
    if (typeof value === 'bigint') return `${value}n`;
    return value instanceof Uint8Array ? createHash('sha256').update(value).digest('hex') : value;
  };
  return createHash('sha256').update(JSON.stringify(content, plain)).digest('hex');
}
