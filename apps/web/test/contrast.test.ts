import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

type Tokens = Map<string, string>;

const css = readFileSync(join(import.meta.dirname, '../src/styles/tokens.css'), 'utf8');

function tokens(selector: string): Tokens {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? '';
  return new Map([...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

const light = tokens(':root');
const themes = { light, dark: new Map([...light, ...tokens('.dark')]) };

/** Relative luminance of an OKLCH token (WCAG 2), by way of linear sRGB. */
function luminance(theme: Tokens, name: string): number {
  const value = theme.get(name) ?? '';
  const reference = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (reference) return luminance(theme, reference);
  const [lightness = 0, chroma = 0, hue = 0] = (/^oklch\(([^)]+)\)$/.exec(value)?.[1] ?? '').split(' ').map(Number);
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clamp = (channel: number) => Math.min(1, Math.max(0, channel));
  const red = clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(theme: Tokens, text: string, background: string): number {
  const pair = [luminance(theme, text), luminance(theme, background)].sort((a, b) => b - a);
  return ((pair[0] ?? 0) + 0.05) / ((pair[1] ?? 0) + 0.05);
}

const PAIRS = [
  ...['background', 'card', 'popover', 'muted', 'accent'].map((on) => ['foreground', on]),
  ...['background', 'card', 'popover', 'muted', 'sidebar'].map((on) => ['muted-foreground', on]),
  ...['primary', 'secondary', 'accent', 'destructive'].map((name) => [`${name}-foreground`, name]),
  ...['success', 'warning', 'danger', 'info'].map((tone) => [tone, `${tone}-soft`]),
  ...['background', 'card', 'popover'].map((on) => ['danger', on]),
  ['sidebar-foreground', 'sidebar'],
  ['sidebar-accent-foreground', 'sidebar-accent'],
] as const;

const cases = Object.entries(themes).flatMap(([name, theme]) =>
  PAIRS.map(([text, on]) => ({ name, theme, text: text ?? '', on: on ?? '' })),
);

test.each(cases)('$name: $text on $on is at least 4.5:1', ({ theme, text, on }) => {
  expect(contrast(theme, text, on)).toBeGreaterThanOrEqual(4.5);
});
