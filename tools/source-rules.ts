/**
 * The project's own rules: what the formatter's linter cannot express. A breach that has to stay is listed in
 * source-rules/exceptions.json with its rule, path and reason; an exception that is not needed any more is a failure.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { listProjectFiles, projectRoot } from './lib/project-files.ts';
import { clockAndMoneyRules } from './source-rules/clock-and-money.ts';
import { commentRules } from './source-rules/comments.ts';
import { databaseRules } from './source-rules/database.ts';
import { edgeRules } from './source-rules/edges.ts';
import { inputRules } from './source-rules/inputs.ts';
import { checkFile, type Finding, type Rule } from './source-rules/rule.ts';
import { sizeRules } from './source-rules/size.ts';
import { webRules } from './source-rules/web.ts';
import { wordRules } from './source-rules/words.ts';

export const sourceRules: readonly Rule[] = [
  ...clockAndMoneyRules,
  ...commentRules,
  ...databaseRules,
  ...edgeRules,
  ...inputRules,
  ...sizeRules,
  ...webRules,
  ...wordRules,
];

const Exceptions = z.array(
  z.strictObject({ rule: z.string(), path: z.string(), reason: z.string().check(z.minLength(20)) }),
);
export type Exceptions = z.infer<typeof Exceptions>;

/** Takes the listed exceptions out of the findings and adds a finding for each exception that matched nothing. */
export function applyExceptions(findings: readonly Finding[], exceptions: Exceptions): Finding[] {
  const matches = (finding: Finding, exception: Exceptions[number]) =>
    finding.rule === exception.rule && finding.path === exception.path;
  const stale = exceptions.filter((exception) => !findings.some((finding) => matches(finding, exception)));
  return [
    ...findings.filter((finding) => !exceptions.some((exception) => matches(finding, exception))),
    ...stale.map(({ path, rule }) => ({
      path,
      line: 1,
      rule,
      message: 'the listed exception is not needed: remove it',
    })),
  ];
}

function main(): void {
  const exceptions = Exceptions.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, 'source-rules/exceptions.json'), 'utf8')),
  );
  const findings = listProjectFiles().flatMap((path) =>
    sourceRules.some((rule) => rule.applies(path))
      ? checkFile(sourceRules, path, readFileSync(join(projectRoot, path), 'utf8'))
      : [],
  );
  const open = applyExceptions(findings, exceptions);
  for (const { path, line, rule, message } of open) console.log(`${path}:${line} ${rule}: ${message}`);
  if (open.length > 0) process.exitCode = 1;
}

if (import.meta.main) main();
