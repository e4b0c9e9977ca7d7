export * from './currency.ts';
export * from './schemas.ts';
