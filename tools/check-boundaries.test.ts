import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cruiseBoundaries } from './check-boundaries.ts';

const M = 'apps/api/src/modules';
const F = 'apps/web/src/features';

/** A file, what it imports, and the rule that must refuse it (none: it is right). */
const cases: readonly (readonly [file: string, source: string, rule?: string])[] = [
  [`${M}/billing/core/a.ts`, "import '#lib/money/money.ts';\nimport '../core/b.ts';"],
  [`${M}/billing/core/b.ts`, "import '#lib/tenancy/with-tenant.ts';", 'core-is-pure'],
  [`${M}/billing/core/c.ts`, "import type { Stats } from 'node:fs';\nexport type S = Stats;", 'core-is-pure'],
  [`${M}/billing/core/c.test.ts`, "import '#lib/tenancy/with-tenant.ts';", 'core-tests-are-pure'],
  ['apps/api/src/lib/money/money.ts', 'export const m = 1;'],
  ['apps/api/src/lib/tenancy/with-tenant.ts', "import './database.ts';"],
  ['apps/api/src/lib/tenancy/database.ts', "import 'pg';\nexport type Database = 1;"],
  ['node_modules/pg/package.json', '{ "name": "pg", "main": "index.js" }'],
  ['node_modules/pg/index.js', 'export const pg = 1;'],
  ['apps/api/src/lib/audit/a.ts', "import '#modules/billing/index.ts';", 'lib-knows-no-module'],
  ['apps/api/src/lib/audit/b.ts', "import 'pg';", 'connections-are-few'],
  [`${M}/clients/commands/b.ts`, "import '#lib/tenancy/database.ts';", 'pool-is-private'],
  [
    `${M}/clients/commands/c.ts`,
    "import type { Database } from '#lib/tenancy/database.ts';\nexport type D = Database;",
  ],
  ['apps/api/src/db/schema/billing.ts', "import './clients.ts';"],
  ['apps/api/src/db/schema/clients.ts', 'export const c = 1;'],
  ['apps/api/src/db/schema/_columns.ts', 'export const c = 1;'],
  [`${M}/billing/index.ts`, 'export const billing = 1;'],
  [`${M}/billing/testing.ts`, "import '../clients/testing.ts';"],
  [`${M}/clients/index.ts`, 'export const clients = 1;'],
  [`${M}/clients/testing.ts`, 'export const aClient = 1;'],
  [`${M}/clients/store/a.ts`, 'export const a = 1;'],
  [`${M}/billing/commands/a.ts`, "import '#modules/clients/index.ts';\nimport '#db/schema/billing.ts';"],
  [`${M}/billing/commands/b.ts`, "import '#modules/clients/store/a.ts';", 'module-by-its-door'],
  [`${M}/billing/commands/c.ts`, "import '#modules/clients/testing.ts';", 'module-by-its-door'],
  [`${M}/billing/commands/d.ts`, "import '#db/schema/clients.ts';", 'module-owns-its-tables'],
  [`${M}/billing/commands/e.ts`, "import '#db/schema/_columns.ts';"],
  [`${M}/billing/__tests__/a.test.ts`, "import '#modules/clients/testing.ts';"],
  [`${M}/billing/__tests__/b.test.ts`, "import '#modules/clients/store/a.ts';", 'module-by-its-door-in-tests'],
  [`${M}/clients/commands/a.ts`, "import '#modules/billing/index.ts';", 'no-upward-call-from-clients'],
  [`${M}/support/index.ts`, 'export const s = 1;'],
  [`${M}/ordering/a.ts`, "import '#modules/support/index.ts';", 'no-upward-call-from-ordering'],
  [`${M}/reporting/a.ts`, "import '#db/schema/billing.ts';\nimport '#modules/support/index.ts';"],
  [`${M}/billing/invoices.router.ts`, "import '#db/schema/billing.ts';", 'routers-are-thin'],
  [`${M}/clients/store/x.ts`, "import './y.ts';", 'no-cycles'],
  [`${M}/clients/store/y.ts`, "import './x.ts';"], // a cycle is told once, at its first file
  [`${M}/clients/store/v.ts`, "import './w.ts';\nexport type V = 1;"],
  [`${M}/clients/store/w.ts`, "import type { V } from './v.ts';\nexport type W = V;"],
  [`${M}/clients/store/z.ts`, "import './missing.ts';", 'resolvable'],
  [`${M}/payments/a.ts`, "import '../../../../../packages/provider-sims/src/index.ts';", 'no-sims-in-the-product'],
  ['apps/api/src/trpc/root.ts', 'export type AppRouter = 1;\nexport const root = 1;'],
  ['apps/api/src/trpc/context.ts', 'export type Context = 1;'],
  [
    'apps/web/src/lib/trpc.ts',
    "import type { AppRouter } from '../../../api/src/trpc/root.ts';\nexport type R = AppRouter;",
  ],
  [
    'apps/web/src/lib/x.ts',
    "import { root } from '../../../api/src/trpc/root.ts';\nroot;",
    'web-imports-the-router-as-type',
  ],
  [
    'apps/web/src/lib/y.ts',
    "import type { Context } from '../../../api/src/trpc/context.ts';\nexport type C = Context;",
    'web-knows-only-the-router-type',
  ],
  [`${F}/invoices/routes/admin.tsx`, "import '../pages/A.tsx';"],
  [`${F}/invoices/pages/A.tsx`, 'export const A = 1;'],
  [`${F}/clients/B.tsx`, "import '../invoices/pages/A.tsx';", 'features-apart'],
  ['apps/web/src/components/C.tsx', "import '../features/invoices/routes/admin.tsx';", 'web-kit-knows-no-feature'],
  ['apps/web/src/app/router.tsx', "import '../features/invoices/routes/admin.tsx';"],
  ['apps/web/src/app/bad.tsx', "import '../features/invoices/pages/A.tsx';", 'app-enters-features-by-their-routes'],
  ['packages/provider-sims/src/index.ts', 'export const s = 1;'],
  ['packages/provider-sims/src/bad.ts', "import '../../plugin-sdk/src/index.ts';", 'sims-stand-alone'],
  ['packages/plugin-sdk/src/index.ts', 'export const s = 1;'],
  ['packages/plugin-sdk/src/bad.ts', "import '../../shared-types/src/index.ts';", 'packages-stand-alone'],
  ['packages/shared-types/src/index.ts', 'export const s = 1;'],
  ['plugins/stripe/src/index.ts', "import '../../../packages/plugin-sdk/src/index.ts';"],
  ['plugins/stripe/src/bad.ts', "import '../../../packages/shared-types/src/index.ts';", 'plugins-see-the-sdk-only'],
  ['plugins/stripe/test/a.test.ts', "import '../../../packages/provider-sims/src/index.ts';"],
  ['plugins/stripe/test/b.test.ts', "import '../../../apps/api/src/trpc/root.ts';", 'plugin-tests-see-sdk-and-sims'],
  ['packages/plugin-sdk/src/c.ts', "import './d.test.ts';", 'no-test-code-in-the-product'],
  ['packages/plugin-sdk/src/d.test.ts', 'export const d = 1;'],
];

let root = '';
const found = new Map<string, string[]>();

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'panel1-boundaries-'));
  const manifest = JSON.stringify({ name: 'api', type: 'module', imports: { '#*': './src/*' } });
  const files = [...cases, ['apps/api/package.json', manifest], ['packages/.keep', '']] as const;
  for (const [path, source] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), source);
  }
  const { summary } = await cruiseBoundaries(root);
  for (const { from, rule } of summary.violations) found.set(from, [...(found.get(from) ?? []), rule.name]);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('who may import whom', () => {
  test.each(cases.map(([file, , rule]) => ({ file, rule })))('$file: $rule', ({ file, rule }) => {
    if (rule === undefined) expect(found.get(file) ?? []).toEqual([]);
    else expect(found.get(file)).toContain(rule);
  });

  test('a folder without modules is a failure, not a success', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'panel1-empty-'));
    mkdirSync(join(empty, 'scripts'));
    await expect(cruiseBoundaries(empty)).rejects.toThrow('0 modules were cruised');
    rmSync(empty, { recursive: true });
  });
});
