export * from './api-version.ts';
export * from './context.ts';
export * from './contracts/index.ts';
export * from './define-plugin.ts';
export { type Manifest, manifest, manifestOf } from './manifest.ts';
export type { NetworkGrant } from './network-grant.ts';
export * from './outcome-of-error.ts';
export * from './settings.ts';
