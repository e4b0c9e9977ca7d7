import type { TemplateMigration } from './services/template-database.ts';

/** Brings the template of all test databases to the current schema. */
export const migrateTemplate: TemplateMigration = async (adminUrl) => ({ admin: adminUrl });
