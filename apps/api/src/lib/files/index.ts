export { createDiskStore } from './disk-store.ts';
export { FileError, type FileErrorCode, type FileStore, type StoredFile } from './file-store.ts';
