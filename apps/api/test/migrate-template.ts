import { randomBytes } from 'node:crypto';
import { migrate } from '#db/migrate.ts';
import { roleUrls } from '#db/roles.ts';
import type { TemplateMigration } from './services/template-database.ts';

/** Brings the template of all test databases to the current schema, with roles that log in. */
export const migrateTemplate: TemplateMigration = async (adminUrl) => {
  const secret = (): string => randomBytes(16).toString('hex');
  const passwords = { panel1_app: secret(), panel1_platform: secret(), panel1_jobs: secret() };
  await migrate(adminUrl, passwords);
  return roleUrls(adminUrl, passwords);
};
