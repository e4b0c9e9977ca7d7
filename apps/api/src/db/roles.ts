import pg from 'pg';

/** Login roles of the product; the owner of the tables cannot log in. */
export const LOGIN_ROLES = ['panel1_app', 'panel1_platform', 'panel1_jobs'] as const;
export type LoginRole = (typeof LOGIN_ROLES)[number];
export type RolePasswords = Readonly<Record<LoginRole, string>>;

const OWNER = 'panel1_owner';

/**
 * What a database administrator runs once when the role in DATABASE_URL may not create roles. Passwords are the
 * generated ones of the data folder.
 */
export function rolesSql(passwords: RolePasswords, database: string): string[] {
  const literal = pg.escapeLiteral;
  return [
    createRole(OWNER, 'nologin'),
    ...LOGIN_ROLES.map((role) => createRole(role, 'login')),
    ...LOGIN_ROLES.map(
      (role) =>
        `alter role ${role} with login nosuperuser nobypassrls nocreatedb nocreaterole password ${literal(passwords[role])}`,
    ),
    `grant ${OWNER} to current_user`,
    `alter schema public owner to ${OWNER}`,
    'revoke all on schema public from public',
    `grant usage on schema public to ${LOGIN_ROLES.slice(0, 2).join(', ')}`,
    `grant create on database ${pg.escapeIdentifier(database)} to ${OWNER}`,
    `revoke all on database ${pg.escapeIdentifier(database)} from public`,
    `grant connect on database ${pg.escapeIdentifier(database)} to ${LOGIN_ROLES.join(', ')}`,
    // BullMQ adds jobs in bulk through a temporary table.
    `grant temporary on database ${pg.escapeIdentifier(database)} to panel1_jobs`,
  ];
}

function createRole(role: string, login: string): string {
  return `do $$ begin if not exists (select from pg_roles where rolname = '${role}') then create role ${role} ${login}; end if; end $$`;
}

/** Connection URLs of all login roles on the server and database of `adminUrl`. */
export function roleUrls(adminUrl: string, passwords: RolePasswords): Record<LoginRole, string> {
  const of = (role: LoginRole) => urlOfRole(adminUrl, role, passwords);
  return { panel1_app: of('panel1_app'), panel1_platform: of('panel1_platform'), panel1_jobs: of('panel1_jobs') };
}

function urlOfRole(adminUrl: string, role: LoginRole, passwords: RolePasswords): string {
  const url = new URL(adminUrl);
  url.username = role;
  url.password = passwords[role];
  return url.toString();
}
