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

/** Functions of at most 50 lines (components of a .tsx file 150) and 3 parameters. Tests may tell long stories. */
const functionSize: Rule = {
  name: 'function-size',
  applies: (path) => isCode(path) && !isTest(path) && !isGenerated(path),
  visit: (report, file) => {
    const limit = file.path.endsWith('.tsx') ? COMPONENT_LINES : FUNCTION_LINES;
    const check = (node: Sized) => {
      const lines = lineAt(file.text, node.end) - lineAt(file.text, node.start) + 1;
      if (lines > limit) report(node.start, `a function of ${lines} lines, at most ${limit}`);
      if (node.params.length > PARAMETERS)
        report(node.start, `${node.params.length} parameters, at most ${PARAMETERS}: pass an object`);
    };
    return { FunctionDeclaration: check, FunctionExpression: check, ArrowFunctionExpression: check };
  },
};

export const sizeRules: readonly Rule[] = [fileSize, functionSize];
