import type { Span } from 'oxc-parser';
import { isCode, isProduct, lineAt, type Rule } from './rule.ts';

const MIN_REASON = 10;
const HELPER_LINES = 20;

/** What a suppression comment says after its directive; undefined when the comment suppresses nothing. */
function suppressionReason(comment: string): string | undefined {
  const text = comment.trim().replace(/^\*\s*/, '');
  if (text.startsWith('biome-ignore')) return /^[^:]*:(.*)$/s.exec(text)?.[1]?.trim() ?? '';
  if (/^@ts-(ignore|nocheck)/.test(text)) return '';
  if (text.startsWith('@ts-expect-error')) return text.slice('@ts-expect-error'.length).replace(/^[\s:-]+/, '');
  return undefined;
}

/** Who silences a machine says why; @ts-ignore and @ts-nocheck, which never expire, are refused. */
const suppressionsHaveReasons: Rule = {
  name: 'suppressions-have-reasons',
  applies: isCode,
  read(file, report) {
    for (const comment of file.comments) {
      const reason = suppressionReason(comment.value);
      if (reason !== undefined && (reason.length < MIN_REASON || reason.startsWith('<')))
        report(comment.start, 'a suppression says its reason after the directive (and @ts-ignore is refused)');
    }
  },
};

/** What is not done is an issue, not a comment in the product. */
const nothingUnfinished: Rule = {
  name: 'nothing-unfinished',
  applies: isCode,
  read(file, report) {
    for (const comment of file.comments)
      if (/\b(TODO|FIXME|XXX|HACK)\b/.test(comment.value)) report(comment.start, 'finish it or write an issue');
  },
};

/** A cast is a claim the compiler cannot check: it stands alone in a helper, with its reason in a comment above. */
const castsHaveReasons: Rule = {
  name: 'casts-have-reasons',
  applies: isProduct,
  visit: (report, file) => {
    const explained = new Set(
      file.comments.flatMap((comment) => {
        const last = lineAt(file.text, comment.end);
        return [last, last + 1, last + 2, last + 3];
      }),
    );
    // A short function with a comment above it is the named helper; all of it is explained.
    const helper = (node: Span) => {
      const [first, last] = [lineAt(file.text, node.start), lineAt(file.text, node.end)];
      if (!explained.has(first) || last - first > HELPER_LINES) return;
      for (let line = first; line <= last; line += 1) explained.add(line);
    };
    return {
      FunctionDeclaration: helper,
      ArrowFunctionExpression: helper,
      TSAsExpression(node) {
        const type = file.text.slice(node.typeAnnotation.start, node.typeAnnotation.end);
        if (type !== 'const' && !explained.has(lineAt(file.text, node.start)))
          report(node.start, `"as ${type.slice(0, 40)}" needs a reason in a comment within the three lines above`);
      },
    };
  },
};

export const commentRules: readonly Rule[] = [suppressionsHaveReasons, nothingUnfinished, castsHaveReasons];
