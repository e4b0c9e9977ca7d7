import { isCode, isMember, isWeb, type Rule } from './rule.ts';

const PHYSICAL =
  /(?<![\w-])-?(?:[mp][lr]|left|right|border-[lr]|rounded-(?:l|r|tl|tr|bl|br)|scroll-[mp][lr])-(?=[\d[(]|px|auto|full|none|sm|md|lg|xl)|(?<![\w-])(?:text|float|clear)-(?:left|right)\b/g;

/** A class that names a side is wrong in a right-to-left language: ms-, me-, ps-, pe-, start-, end-, text-start. */
const logicalDirections: Rule = {
  name: 'logical-directions',
  applies: isWeb,
  visit: (report) => {
    const check = (start: number, text: string) => {
      for (const match of text.matchAll(PHYSICAL))
        report(start, `${match[0]}... names a side: use the logical class (ms- me- ps- pe- start- end- text-start)`);
    };
    return {
      Literal(node) {
        if (typeof node.value === 'string') check(node.start, node.value);
      },
      TemplateElement(node) {
        check(node.start, node.value.raw);
      },
    };
  },
};

const noInnerHtml: Rule = {
  name: 'no-inner-html',
  applies: (path) => isCode(path) && !path.startsWith('tools/'),
  visit: (report) => {
    const check = (node: { readonly name: string; readonly start: number }) => {
      if (['dangerouslySetInnerHTML', 'innerHTML', 'outerHTML', 'insertAdjacentHTML'].includes(node.name))
        report(node.start, `${node.name} runs what a user typed: render text, or the one sanitised Markdown component`);
    };
    return { JSXIdentifier: check, Identifier: check };
  },
};

/** Browsers withhold these from pages over plain http, unless they come from this machine. */
const WITHHELD: readonly (readonly [object: string, property: string, instead: string])[] = [
  ['crypto', 'randomUUID', 'randomKey() of lib/random-key.ts'],
  ['crypto', 'subtle', 'the server'],
  ['navigator', 'clipboard', 'copyText() of lib/copy-text.ts'],
];

/** The one place that may use them, behind a check that they are there. */
const MAY_ASK = 'apps/web/src/lib/copy-text.ts';

const plainHttp: Rule = {
  name: 'plain-http',
  applies: (path) => isWeb(path) && path !== MAY_ASK,
  visit: (report) => ({
    MemberExpression(node) {
      for (const [object, property, instead] of WITHHELD)
        if (isMember(node, object, property))
          report(node.start, `${object}.${property} is missing over plain http: use ${instead}`);
    },
  }),
};

export const webRules: readonly Rule[] = [logicalDirections, noInnerHtml, plainHttp];
