import type { Rule } from './rule.ts';

const isText = (path: string): boolean =>
  /\.(ts|tsx|mjs|cjs|js|json|jsonc|md|sql|yaml|yml|css|html|po|sh|toml|txt)$|(^|\/)(\.[\w-]+|Dockerfile|run)$/.test(
    path,
  );

// Patterns are written with character classes, so that this file does not match itself.
const FORBIDDEN: readonly (readonly [pattern: RegExp, message: string])[] = [
  [/(?<![\w.@/-])[/](?:work|workspaces?|Users|builds)[/][\w.-]+/g, 'a path of one machine'],
  [/(?<![\w.@/-])[/]tmp[/](?!panel1)[\w.-]+/g, 'a path of one machine: use os.tmpdir()'],
  [/\b[A-Z]:\\Users\\/g, 'a path of one machine'],
  [/registry[.](?:npmjs|yarnpkg|npmmirror)[.]|npm[.]pkg[.]github|[\w.-]+[.]jfrog[.]io/g, 'a registry host'],
  [/^\s*(?:@[\w-]+:)?registry\s*=/gm, 'a registry setting: it belongs to the machine'],
  [/^\s*tarball:\s*http/gm, 'a registry host'],
  [/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----[\s\\n]+[\w+/=]{40}/g, 'a private key'],
];

/** The repository tells nothing about the machine it was written on. */
const portableText: Rule = {
  name: 'portable-text',
  applies: isText,
  read(file, report) {
    for (const [pattern, message] of FORBIDDEN)
      for (const match of file.text.matchAll(pattern)) report(match.index, `${match[0].trim()}: ${message}`);
  },
};

export const wordRules: readonly Rule[] = [portableText];
