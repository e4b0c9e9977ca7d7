import type { Node } from 'oxc-parser';
import { isCode, isTest, lineAt, type Rule } from './rule.ts';

const FILE_LINES = 250;
const TEST_FILE_LINES = 400;
const FUNCTION_LINES = 50;
const COMPONENT_LINES = 150;
const PARAMETERS = 3;

const isGenerated = (path: string): boolean => /\.gen\.ts$|\/locales\/|\/migrations\//.test(path);

const fileSize: Rule = {
  name: 'file-size',
  applies: (path) => isCode(path) && !isGenerated(path),
  read(file, report) {
    const lines = file.text.trimEnd().split('\n').length;
    const limit = isTest(file.path) ? TEST_FILE_LINES : FILE_LINES;
    if (lines > limit) report(0, `${lines} lines, at most ${limit}: split it by what changes together`);
  },
};

interface Sized {
  readonly start: number;
  readonly end: number;
  readonly params: readonly Node[];
}

/**
 * Functions of at most 50 lines (components of a .tsx file 150) and 3 parameters. The lines of a function inside
 * another count for the inner one only, so that a factory is measured by its wiring. Tests may tell long stories.
 */
const functionSize: Rule = {
  name: 'function-size',
  applies: (path) => isCode(path) && !isTest(path) && !isGenerated(path),
  visit: (report, file) => {
    const limit = file.path.endsWith('.tsx') ? COMPONENT_LINES : FUNCTION_LINES;
    // Lines that belong to inner functions, one number per function around the current place.
    const inner: number[] = [];
    const enter = (node: Sized) => {
      inner.push(0);
      if (node.params.length > PARAMETERS)
        report(node.start, `${node.params.length} parameters, at most ${PARAMETERS}: pass an object`);
    };
    const leave = (node: Sized) => {
      const lines = lineAt(file.text, node.end) - lineAt(file.text, node.start) + 1;
      const own = lines - (inner.pop() ?? 0);
      if (own > limit) report(node.start, `a function of ${own} lines, at most ${limit}`);
      // The line on which an inner function starts is also a line of the outer one.
      const outer = inner.pop();
      if (outer !== undefined) inner.push(outer + lines - 1);
    };
    return {
      FunctionDeclaration: enter,
      FunctionExpression: enter,
      ArrowFunctionExpression: enter,
      'FunctionDeclaration:exit': leave,
      'FunctionExpression:exit': leave,
      'ArrowFunctionExpression:exit': leave,
    };
  },
};

export const sizeRules: readonly Rule[] = [fileSize, functionSize];
