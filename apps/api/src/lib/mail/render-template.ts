import { Liquid } from 'liquidjs';

/** Variables of a template: plain strings only, nothing with methods or a prototype of interest. */
export type TemplateVariables = Readonly<Record<string, string>>;

/** A template that cannot be read or a variable that it lacks. The message may be shown to whoever wrote the template. */
export class TemplateError extends Error {
  readonly code: TemplateErrorCode;

  constructor(code: TemplateErrorCode, message: string) {
    super(message);
    this.name = 'TemplateError';
    this.code = code;
  }
}

/** What can be wrong with a template; the message adds the engine's own words. */
export type TemplateErrorCode = 'template_broken' | 'template_too_long' | 'unsafe_link';

/** Longest template text in characters. */
export const MAX_TEMPLATE_LENGTH = 20_000;

// Conditions only: without loops, captures and partials the work of a template is bounded by its length.
const TAGS = new Set(['if', 'unless', 'case', 'comment', '#', 'raw']);
// No filter that multiplies text, reads a date or the clock, or switches escaping off (`raw`).
const FILTERS = new Set(['default', 'upcase', 'downcase', 'capitalize', 'strip', 'truncate']);

type Output = 'html' | 'text';

function createEngine(output: Output): Liquid {
  const engine = new Liquid({
    ownPropertyOnly: true,
    strictFilters: true,
    strictVariables: true,
    jsTruthy: true,
    cache: false,
    dynamicPartials: false,
    relativeReference: false,
    templates: {},
    parseLimit: MAX_TEMPLATE_LENGTH,
    renderLimit: 1000,
    memoryLimit: 500_000,
    ...(output === 'html' ? { outputEscape: 'escape' as const } : {}),
  });
  for (const name of Object.keys(engine.tags)) if (!TAGS.has(name)) delete engine.tags[name];
  for (const name of Object.keys(engine.filters)) if (!FILTERS.has(name)) delete engine.filters[name];
  return engine;
}

const engines: Readonly<Record<Output, Liquid>> = { html: createEngine('html'), text: createEngine('text') };

/**
 * Renders Liquid text (`Hello {{ name }}`, `{% if x %}`) with plain strings. In `html` every value is escaped, and no
 * filter can undo that; the template's own text is kept as it is. An empty string counts as false in conditions.
 *
 * The source comes from us or from a tenant's saved and checked template, never from a customer.
 * Throws a {@link TemplateError} for broken source and for a variable that is not in `variables`.
 */
export function renderTemplate(source: string, variables: TemplateVariables, output: Output): string {
  const engine = engines[output];
  return guarded(() => String(engine.renderSync(parse(engine, source), plainStrings(variables))));
}

/** Names of the variables that a template reads. Throws a {@link TemplateError} for broken source. */
export function templateVariables(source: string): string[] {
  const engine = engines.text;
  return guarded(() => engine.globalVariablesSync(parse(engine, source), { partials: false }));
}

function parse(engine: Liquid, source: string) {
  if (source.length > MAX_TEMPLATE_LENGTH) throw new TemplateError('template_too_long', 'the template is too long');
  return engine.parse(source);
}

function plainStrings(variables: TemplateVariables): Record<string, string> {
  for (const [name, value] of Object.entries(variables)) {
    if (typeof value !== 'string') throw new TemplateError('template_broken', `the variable ${name} must be text`);
  }
  return { ...variables };
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof TemplateError) throw error;
    // liquidjs adds the place and an excerpt of the source on further lines; the first one says what is wrong.
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    throw new TemplateError('template_broken', message === '' ? 'the template cannot be read' : message);
  }
}
