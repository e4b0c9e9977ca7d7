import type { CallExpression, Node } from 'oxc-parser';
import { calledName, isCode, isModule, isTest, type Rule } from './rule.ts';

const GROWING = new Set(['string', 'array', 'email', 'url']);
const BOUNDS = new Set(['maxLength', 'length', 'maximum', 'lte', 'size', 'maxSize']);

/** Does the pattern span the whole text and repeat nothing without end? */
function isFiniteRegex(pattern: string): boolean {
  const plain = pattern.replace(/\\./g, 'x').replace(/\[[^\]]*\]/g, 'x');
  return plain.startsWith('^') && plain.endsWith('$') && !/[*+]|\{\d+,\}/.test(plain);
}

function isBound(check: Node): boolean {
  if (check.type !== 'CallExpression') return false;
  const name = calledName(check.callee) ?? '';
  const [first] = check.arguments;
  if (name !== 'regex') return BOUNDS.has(name);
  return first?.type === 'Literal' && 'regex' in first && isFiniteRegex(first.regex.pattern);
}

function isGrowing(node: Node): node is CallExpression {
  return (
    node.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    node.callee.object.type === 'Identifier' &&
    node.callee.object.name === 'z' &&
    GROWING.has(calledName(node.callee) ?? '')
  );
}

/** Every text and list from outside has a limit; one without it is a way to fill memory and disk. */
const boundedInputs: Rule = {
  name: 'bounded-inputs',
  applies: (path) =>
    (isModule(path) || /^packages\/shared-types\/src\/.*\.ts$/.test(path)) && isCode(path) && !isTest(path),
  visit: (report) => {
    // `z.string().check(z.maxLength(80))`: the outer call is visited first and clears the inner one.
    const bounded = new Set<Node>();
    return {
      CallExpression(node) {
        const { callee } = node;
        if (callee.type === 'MemberExpression' && ['check', 'with'].includes(calledName(callee) ?? '')) {
          // Inside check(...) z.email() is a format of the checked text, not a text of its own.
          for (const argument of node.arguments) bounded.add(argument);
          if (node.arguments.some(isBound) || bounded.has(node)) bounded.add(callee.object);
        }
        if (isGrowing(node) && !bounded.has(node))
          report(
            node.start,
            `z.${calledName(callee)}() has no limit: add .check(z.maxLength(n)) or use a shared schema`,
          );
      },
    };
  },
};

export const inputRules: readonly Rule[] = [boundedInputs];
