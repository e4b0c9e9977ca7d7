import { describe, expect, test } from 'vitest';
import { checkFile } from './source-rules/rule.ts';
import { applyExceptions, sourceRules } from './source-rules.ts';

const COMMAND = 'apps/api/src/modules/billing/commands/a.ts';
const CORE = 'apps/api/src/modules/billing/core/a.ts';
const COMPONENT = 'apps/web/src/features/invoices/components/A.tsx';
const LIB = 'apps/api/src/lib/audit/a.ts';
const lines = (count: number) => 'const a = 1;\n'.repeat(count);
const longFunction = (count: number) => `export function a() {\n${'  go();\n'.repeat(count - 2)}}\n`;
const nested = (outer: number, inner: number) =>
  `function a() {\n${'  go();\n'.repeat(outer)}  const b = () => {\n${'    go();\n'.repeat(inner)}  };\n}\n`;
const registry = ['registry', 'npmjs', 'org'].join('.');
const machine = ['', 'work', 'place'].join('/');

/** A rule, a file that breaks it, and the same thing done right. */
const cases: readonly (readonly [rule: string, path: string, bad: string, good: string])[] = [
  ['injected-clock', COMMAND, 'new Date();', 'new Date(ctx.now.epochMilliseconds);'],
  ['injected-clock', COMMAND, 'Date.now();', 'ctx.now;'],
  ['injected-clock', COMMAND, 'Math.random();', 'Math.max(1, 2);'],
  ['injected-clock', COMMAND, 'Temporal.Now.instant();', 'Temporal.Instant.from(x);'],
  ['no-float-money', COMMAND, 'parseFloat(x);', 'parseDecimal(x);'],
  ['no-float-money', COMMAND, 'Number.parseFloat(x);', 'Number.isInteger(x);'],
  ['no-float-money', COMMAND, 'Number(row.totalMinor);', 'Number(row.position);'],
  ['no-float-money', CORE, 'Number(x);', 'BigInt(x);'],
  ['no-float-money', COMMAND, 'x.toFixed(2);', 'x.toString();'],
  ['no-raw-sql', COMMAND, 'sql.raw(input);', 'sql`select ${input}`;'],
  ['no-session-settings', LIB, "run('SET app.tenant_id = 1');", "run('select 1');"],
  [
    'no-session-settings',
    LIB,
    'run("set_config(\'app.tenant_id\', $1, false)");',
    'run("set_config(\'app.x\', $1, true)");',
  ],
  ['no-session-settings', 'apps/api/src/db/migrations/1.sql', 'SET SESSION app.tenant_id = 1', 'SELECT 1'],
  ['transactions-in-tenancy', COMMAND, 'db.transaction(run);', 'ctx.call(run);'],
  ['env-in-config', LIB, 'process.env.PORT;', 'settings.port;'],
  ['env-in-config', LIB, "import { env } from 'node:process';", "import { pid } from 'node:process';"],
  ['no-node-env', LIB, "settings.NODE_ENV === 'test';", 'settings.isPrivateInstance;'],
  ['network-at-its-doors', COMMAND, "fetch('x');", 'ctx.plan(effect);'],
  ['network-at-its-doors', LIB, "import { request } from 'node:https';", "import type { Server } from 'node:https';"],
  ['network-at-its-doors', LIB, "import { connect } from 'node:net';", "import { isIP } from 'node:net';"],
  ['network-at-its-doors', 'plugins/stripe/src/client.ts', 'globalThis.fetch(x);', 'ctx.fetch(x);'],
  ['trpc-errors-in-trpc', COMMAND, "throw new TRPCError({ code: 'X' });", "throw new AppError('x');"],
  ['bounded-inputs', COMMAND, 'z.string();', 'z.string().check(z.maxLength(80));'],
  ['bounded-inputs', COMMAND, 'z.string().check(z.minLength(1));', 'z.string().check(z.trim()).check(z.length(3));'],
  ['bounded-inputs', COMMAND, 'z.array(id());', 'z.array(id()).check(z.maxLength(200));'],
  ['bounded-inputs', COMMAND, 'z.email();', 'z.string().check(z.maxLength(254), z.email());'],
  ['bounded-inputs', COMMAND, 'z.string().check(z.regex(/^a+$/));', 'z.string().check(z.regex(/^[+*]{1,9}\\+$/));'],
  ['bounded-inputs', COMMAND, 'z.string().check(z.regex(/[a]/));', 'z.string().check(z.regex(/^[a]$/));'],
  ['file-size', COMMAND, lines(251), lines(250)],
  ['file-size', 'apps/api/src/lib/a.test.ts', lines(401), lines(400)],
  ['function-size', COMMAND, longFunction(51), longFunction(50)],
  ['function-size', COMMAND, nested(60, 0), nested(45, 45)],
  ['function-size', COMMAND, nested(20, 60), nested(47, 1)],
  ['function-size', COMPONENT, longFunction(151), longFunction(150)],
  ['function-size', COMMAND, 'const f = (a, b, c, d) => a;', 'const f = ({ a, b, c, d }) => a;'],
  ['logical-directions', COMPONENT, 'const a = <p className="ml-2" />;', 'const a = <p className="ms-2" />;'],
  ['logical-directions', COMPONENT, 'const a = cx(`md:-left-1 ${b}`);', 'const a = cx(`md:-start-1 ${b}`);'],
  ['logical-directions', COMPONENT, "const a = 'hover:text-right';", "const a = 'hover:text-end';"],
  ['logical-directions', COMPONENT, "const a = 'border-l-2 pr-[3px]';", "const a = 'border-s-2 top-left-note';"],
  ['no-inner-html', COMPONENT, 'const a = <p dangerouslySetInnerHTML={b} />;', 'const a = <p>{b}</p>;'],
  ['no-inner-html', COMPONENT, 'element.innerHTML = text;', 'element.textContent = text;'],
  ['plain-http', COMPONENT, 'const key = crypto.randomUUID();', 'const key = crypto.getRandomValues(bytes);'],
  ['plain-http', COMPONENT, 'navigator.clipboard.writeText(a);', 'copyText(a);'],
  ['suppressions-have-reasons', LIB, '// @ts-expect-error\na;', '// @ts-expect-error the types of x lack y\na;'],
  ['suppressions-have-reasons', LIB, '// @ts-ignore the types of x lack y\na;', '// the types of x lack y\na;'],
  [
    'suppressions-have-reasons',
    LIB,
    '// biome-ignore lint/a/b: ok\na;',
    '// biome-ignore lint/a/b: x needs it once\na;',
  ],
  ['nothing-unfinished', LIB, '// TODO write it\na;', '// why it is so\na;'],
  ['casts-have-reasons', LIB, 'const a = b as string;', '// b was checked by c\nconst a = b as string;'],
  ['casts-have-reasons', LIB, 'const a = <const>b;\nb as unknown;', 'const a = [1] as const;'],
  ['portable-text', 'docs/a.md', `see ${machine}/notes`, 'see https://panel1.test/work/place'],
  ['portable-text', '.npmrc', 'registry=x', 'save-exact=true'],
  ['portable-text', 'pnpm-lock.yaml', `resolution: https://${registry}/a`, 'resolution: {integrity: sha512-a}'],
  ['parses', LIB, 'const = ;', 'const a = 1;'],
];

describe('each rule refuses the breach and lets the right way pass', () => {
  test.each(cases)('%s in %s', (rule, path, bad, good) => {
    expect(checkFile(sourceRules, path, bad).map((finding) => finding.rule)).toContain(rule);
    expect(checkFile(sourceRules, path, good).map((finding) => finding.rule)).not.toContain(rule);
  });

  test('every rule has a case', () => {
    const tested = new Set(cases.map(([rule]) => rule));
    expect(sourceRules.map((rule) => rule.name).filter((name) => !tested.has(name))).toEqual([]);
  });
});

test.each([
  ['apps/api/src/lib/tenancy/with-tenant.ts', 'db.transaction(run);'],
  ['apps/api/src/config/env.ts', 'process.env.PORT;'],
  ['scripts/start.mjs', 'process.env.PORT;'],
  ['packages/provider-sims/src/main.ts', 'process.env.PORT;'],
  ['packages/provider-sims/test/main.test.ts', 'spawn(x, { env: process.env });'],
  ['apps/api/src/lib/effects/send.ts', "fetch('x');"],
  ['apps/api/src/trpc/error-mapping.ts', 'new TRPCError(x);'],
  ['packages/provider-sims/src/server.ts', "import { createServer } from 'node:http';"],
  ['apps/api/src/modules/billing/__tests__/a.test.ts', 'z.string();\nconst a = b as string;'],
])('%s may do what its place is for', (path, source) => {
  expect(checkFile(sourceRules, path, source)).toEqual([]);
});

test('a finding tells its line', () => {
  expect(checkFile(sourceRules, LIB, 'a;\n\nprocess.env.X;\n')).toMatchObject([{ line: 3, rule: 'env-in-config' }]);
});

test('a listed exception silences its rule in its file, and a stale one is a finding', () => {
  const finding = { path: LIB, line: 1, rule: 'file-size', message: 'm' };
  const exception = { path: LIB, rule: 'file-size', reason: 'generated from the standard' };
  expect(applyExceptions([finding], [exception])).toEqual([]);
  expect(applyExceptions([finding], [{ ...exception, rule: 'no-raw-sql' }]).map(({ rule }) => rule)).toEqual([
    'file-size',
    'no-raw-sql',
  ]);
});
