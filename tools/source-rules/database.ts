import { isApi, isCode, isMember, isTest, type Rule } from './rule.ts';

/** Schema columns build CHECKs and policies from our own constants; DDL takes no parameters. */
const RAW_SQL_HOMES = ['apps/api/src/db/schema/_columns.ts', 'apps/api/src/lib/rows/write-rows.ts'];

/** Row-level security does not survive an injection, because SQL may set the tenant itself. */
const noRawSql: Rule = {
  name: 'no-raw-sql',
  applies: (path) => isCode(path) && !isTest(path) && !path.startsWith('tools/') && !RAW_SQL_HOMES.includes(path),
  visit: (report) => ({
    MemberExpression(node) {
      if (isMember(node, 'sql', 'raw'))
        report(node.start, 'sql.raw takes text as SQL: bind values as parameters of sql`...`');
    },
  }),
};

/** A session setting stays on the pooled connection and shows the next user another tenant's rows. */
const noSessionSettings: Rule = {
  name: 'no-session-settings',
  applies: (path) => /\.(ts|tsx|mjs|sql)$/.test(path) && !path.startsWith('tools/'),
  read(file, report) {
    const breaches = /\bset\s+(?:session\s+)?app\.\w+|\bset_config\s*\([^)]*,\s*false\s*\)/gi;
    for (const match of file.text.matchAll(breaches))
      report(match.index, 'a session-level setting outlives the transaction: set_config(name, value, true)');
  },
};

const TRANSACTION_HOME = 'apps/api/src/lib/tenancy/';

const transactionsInTenancy: Rule = {
  name: 'transactions-in-tenancy',
  applies: (path) => isApi(path) && !isTest(path) && !path.startsWith(TRANSACTION_HOME),
  visit: (report) => ({
    CallExpression(node) {
      if (
        node.callee.type === 'MemberExpression' &&
        node.callee.property.type === 'Identifier' &&
        node.callee.property.name === 'transaction'
      )
        report(node.start, 'transactions start in lib/tenancy only: use withTenant() or withPlatform()');
    },
  }),
};

export const databaseRules: readonly Rule[] = [noRawSql, noSessionSettings, transactionsInTenancy];
