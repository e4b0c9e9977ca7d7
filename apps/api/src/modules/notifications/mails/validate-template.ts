import * as z from 'zod/mini';
import { AppError } from '#lib/errors/app-error.ts';
import { TemplateError, type TemplateErrorCode, templateVariables } from '#lib/mail/index.ts';
import { EXAMPLE_CONTEXTS } from '../core/example-contexts.ts';
import { type TemplateId, variablesOf } from '../core/template-contexts.ts';
import type { MailTemplateSource } from '../core/template-source.ts';
import { renderMail } from './render-mail.ts';

const line = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));
const facts = z.array(z.strictObject({ label: line(200), value: line(500) })).check(z.minLength(1), z.maxLength(30));
const block = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paragraph'), text: line(5_000) }),
  z.strictObject({ kind: z.literal('note'), text: line(2_000) }),
  z.strictObject({ kind: z.literal('facts'), rows: facts }),
  z.strictObject({ kind: z.literal('button'), label: line(200), url: line(1_000) }),
]);

/** The form in which a tenant's template is saved. */
export const mailTemplateSource = z.strictObject({
  subject: line(300),
  preview: z.string().check(z.maxLength(300)),
  heading: line(300),
  blocks: z.array(block).check(z.minLength(1), z.maxLength(40)),
});

/** One thing to mend. `path` leads to the text: `blocks.2.text`; `detail` is a name or the engine's own words, or empty. */
export interface TemplateProblem {
  path: string;
  code: TemplateErrorCode | 'invalid' | 'unknown_variable' | 'empty_subject';
  detail: string;
}

/** Everything that is wrong with a template before it is saved; an empty list means that it can be sent. */
export function validateTemplate(source: unknown, template: TemplateId): TemplateProblem[] {
  const parsed = mailTemplateSource.safeParse(source);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), code: 'invalid', detail: message }));
  }
  const known = new Set(variablesOf(template));
  const problems = textsOf(parsed.data).flatMap(([path, text]) => textProblems(path, text, known));
  return problems.length > 0 ? problems : trialProblems(parsed.data, template);
}

function textsOf(source: MailTemplateSource): Array<[path: string, text: string]> {
  const { subject, preview, heading } = source;
  const blocks = source.blocks.flatMap((each, index): Array<[string, string]> => {
    const at = `blocks.${index}`;
    if (each.kind === 'facts') {
      return each.rows.flatMap(
        (row, place): Array<[string, string]> => [
          [`${at}.rows.${place}.label`, row.label],
          [`${at}.rows.${place}.value`, row.value],
        ],
      );
    }
    if (each.kind === 'button')
      return [
        [`${at}.label`, each.label],
        [`${at}.url`, each.url],
      ];
    return [[`${at}.text`, each.text]];
  });
  return [['subject', subject], ['preview', preview], ['heading', heading], ...blocks];
}

function textProblems(path: string, text: string, known: ReadonlySet<string>): TemplateProblem[] {
  try {
    const unknown = templateVariables(text).filter((name) => !known.has(name));
    return unknown.map((name) => ({ path, code: 'unknown_variable', detail: name }));
  } catch (error) {
    if (error instanceof TemplateError) return [{ path, ...told(error) }];
    throw error;
  }
}

const EXAMPLE_BRAND = { name: 'Example', accentColour: '#1d4fa8', addressLines: [] };

/** What only shows when the mail is written: an address that is none, an empty subject. */
function trialProblems(source: MailTemplateSource, template: TemplateId): TemplateProblem[] {
  try {
    const context = EXAMPLE_CONTEXTS[template];
    const { subject } = renderMail({ template, locale: 'en', context, brand: EXAMPLE_BRAND, overrides: source });
    return subject === '' ? [{ path: 'subject', code: 'empty_subject', detail: '' }] : [];
  } catch (error) {
    if (error instanceof TemplateError) return [{ path: 'blocks', ...told(error) }];
    throw error;
  }
}

// Only the engine's words say where it stumbled; the other codes say all there is.
const told = ({ code, message }: TemplateError) => ({ code, detail: code === 'template_broken' ? message : '' });

/** Throws `notifications.template_invalid` with a code per text, and with what it is about as its value. */
export function demandSendable(source: unknown, template: TemplateId): void {
  const problems = validateTemplate(source, template);
  if (problems.length === 0) return;
  const at = (pick: (problem: TemplateProblem) => string) =>
    Object.fromEntries(problems.map((problem) => [`source.${problem.path}`, pick(problem)]));
  throw new AppError('notifications.template_invalid', {
    fields: at(({ code }) => code),
    values: at(({ detail }) => detail),
  });
}
