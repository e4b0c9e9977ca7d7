import pg from 'pg';

/** Login roles of the product; the owner of the tables cannot log in. */
export const LOGIN_ROLES = ['panel1_app', 'panel1_platform', 'panel1_jobs'] as const;
export type LoginRole = (typeof LOGIN_ROLES)[number];
export type RolePasswords = Readonly<Record<LoginRole, string>>;

const OWNER = 'panel1_owner';

/**
 * What makes the roles and gives them their rights in a database, in this order. Run by `user` itself where it may, else
 * once by the database's administrator. Passwords are the generated ones of the data folder.
 */
export function rolesSql(passwords: RolePasswords, of: { database: string; user: string }): string[] {
  const literal = pg.escapeLiteral;
  const [database, user] = [pg.escapeIdentifier(of.database), pg.escapeIdentifier(of.user)];
  return [
    createRole(OWNER, 'nologin'),
    ...LOGIN_ROLES.map((role) => createRole(role, 'login')),
    // Attributes like NOSUPERUSER may be named by a superuser only, even where they change nothing.
    ...LOGIN_ROLES.map((role) => `alter role ${role} with login password ${literal(passwords[role])}`),
    `grant ${OWNER} to ${user}`,
    `alter schema public owner to ${OWNER}`,
    'revoke all on schema public from public',
    `grant usage on schema public to ${LOGIN_ROLES.slice(0, 2).join(', ')}`,
    `grant create on database ${database} to ${OWNER}`,
    `revoke all on database ${database} from public`,
    `grant connect on database ${database} to ${[...LOGIN_ROLES, user].join(', ')}`,
    // BullMQ adds jobs in bulk through a temporary table.
    `grant temporary on database ${database} to panel1_jobs`,
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
