export { createDiskStore } from './disk-store.ts';
export { FileError, type FileErrorCode, type FileStore, newFileKey, type StoredFile } from './file-store.ts';
