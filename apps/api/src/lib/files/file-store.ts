import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';

/** What is known of a stored file. The key is opaque: it says nothing about the content, its owner or its name. */
export interface StoredFile {
  key: string;
  bytes: number;
  /** SHA-256 of the content, hex. */
  sha256: string;
}

export type FileErrorCode = 'file_too_large' | 'file_missing' | 'file_key_invalid';

export class FileError extends Error {
  readonly code: FileErrorCode;
  constructor(code: FileErrorCode, message: string) {
    super(message);
    this.name = 'FileError';
    this.code = code;
  }
}

/** A key that nobody has and nobody guesses: 256 random bits in hex. */
export const newFileKey = (): string => randomBytes(32).toString('hex');

/**
 * Keeps content that belongs to rows: documents, logos, attachments. Names, types and owners are columns of the row that
 * holds the key; a store never sees them.
 */
export interface FileStore {
  /**
   * Stores content of at most `maxBytes`; when the promise resolves it survives a crash. Rejects with `file_too_large`.
   * A key of {@link newFileKey} that was written down before lets its owner find the file after a crash in between.
   */
  put(content: Uint8Array | Readable, maxBytes: number, key?: string): Promise<StoredFile>;
  /** Opens content for reading. Rejects with `file_missing`. */
  open(key: string): Promise<{ stream: Readable; bytes: number }>;
  /** Reads all content. Rejects with `file_missing`. */
  read(key: string): Promise<Uint8Array>;
  /** Removes content; a missing file is no error, so that a repeated removal succeeds. */
  remove(key: string): Promise<void>;
}
