import { randomBytes } from 'node:crypto';
import { migrate } from '../src/db/migrate.ts';
import { LOGIN_ROLES, type RolePasswords, urlOfRole } from '../src/db/roles.ts';
import type { TemplateMigration } from './services/template-database.ts';

/** Brings the template of all test databases to the current schema; answers the URL of each role. */
export const migrateTemplate: TemplateMigration = async (adminUrl) => {
  const secret = () => randomBytes(24).toString('base64url');
  const passwords: RolePasswords = { panel1_app: secret(), panel1_platform: secret(), panel1_jobs: secret() };
  await migrate(adminUrl, passwords);
  return {
    admin: adminUrl,
    ...Object.fromEntries(LOGIN_ROLES.map((role) => [role, urlOfRole(adminUrl, role, passwords)])),
  };
};
