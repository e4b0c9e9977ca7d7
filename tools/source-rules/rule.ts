import { type Comment, type Node, parseSync, Visitor, type VisitorObject } from 'oxc-parser';

/** A file under test: its path relative to the repository, its text and, for code, what the parser saw. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly comments: readonly Comment[];
}

export interface Finding {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
}

/** Tells a breach at a character offset of the file. */
export type Report = (offset: number, message: string) => void;

export interface Rule {
  readonly name: string;
  readonly applies: (path: string) => boolean;
  /** Reads the text or the comments; used where the syntax tree does not matter. */
  readonly read?: (file: SourceFile, report: Report) => void;
  /** Visits the syntax tree of a TypeScript file. */
  readonly visit?: (report: Report, file: SourceFile) => VisitorObject;
}

export const isCode = (path: string): boolean => /\.(ts|tsx|mjs|cjs)$/.test(path);
export const isTest = (path: string): boolean => /\.test\.tsx?$|\/__tests__\/|\/test\/|^tests\//.test(path);
export const isModule = (path: string): boolean => path.startsWith('apps/api/src/modules/') && isCode(path);
export const isApi = (path: string): boolean => path.startsWith('apps/api/src/') && isCode(path);
export const isWeb = (path: string): boolean => path.startsWith('apps/web/') && isCode(path);
/** What ships: the sources of apps, packages and plugins, without tests and simulators. */
export const isProduct = (path: string): boolean =>
  /^(apps|packages|plugins)\/[^/]+\/src\//.test(path) && isCode(path) && !isTest(path);

/** Is this the expression `object.property`, read by name? */
export function isMember(node: Node, object: string, property: string): boolean {
  return (
    node.type === 'MemberExpression' &&
    node.object.type === 'Identifier' &&
    node.object.name === object &&
    node.property.type === 'Identifier' &&
    node.property.name === property
  );
}

/** The name of a called property (`a.b()` -> b) or function (`b()` -> b). */
export function calledName(callee: Node): string | undefined {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier') return callee.property.name;
  return undefined;
}

/** The 1-based line of a character offset. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** Runs the rules over one file. Code that does not parse is a finding of its own. */
export function checkFile(rules: readonly Rule[], path: string, text: string): Finding[] {
  const active = rules.filter((rule) => rule.applies(path));
  if (active.length === 0) return [];
  const parsed = isCode(path) ? parseSync(path, text) : undefined;
  const file: SourceFile = { path, text, comments: parsed?.comments ?? [] };
  const findings: Finding[] = [];
  for (const rule of active) {
    const report: Report = (offset, message) => {
      findings.push({ path, line: lineAt(text, offset), rule: rule.name, message });
    };
    rule.read?.(file, report);
    if (parsed !== undefined && rule.visit !== undefined) new Visitor(rule.visit(report, file)).visit(parsed.program);
  }
  const [broken] = parsed?.errors ?? [];
  if (broken !== undefined) findings.push({ path, line: 1, rule: 'parses', message: broken.message });
  return findings;
}
