export { createDiskStore } from './disk-store.ts';
export type { FileErrorCode, FileStore, StoredFile } from './file-store.ts';
