export * from './api-version.ts';
export * from './context.ts';
export * from './contracts/index.ts';
export * from './define-plugin.ts';
export { type Manifest, manifest, manifestOf, type NetworkGrant } from './manifest.ts';
export * from './outcome-of-error.ts';
export * from './settings.ts';
