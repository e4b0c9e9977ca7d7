export * from './currency.ts';
export * from './dunning.ts';
export * from './e-invoicing.ts';
export * from './errors.ts';
export * from './permissions.ts';
export * from './schemas.ts';
export * from './states.ts';
export * from './tenant-settings.ts';
