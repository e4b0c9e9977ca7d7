import { domainName, text } from '@panel1/shared-types';
import { AppError } from '#lib/errors/app-error.ts';
import type { Field, FieldTiming } from './catalog-product.ts';

const MAX_ANSWER = 500;

/** The value as it is stored, or the code of what is wrong with it. */
function checked(field: Field, value: string): { value: string } | { code: string } {
  if (field.kind === 'domain') {
    const parsed = domainName().safeParse(value);
    return parsed.success ? { value: parsed.data } : { code: 'invalid_domain' };
  }
  if (field.kind === 'choice') return field.choices.includes(value) ? { value } : { code: 'unknown_choice' };
  if (field.kind === 'yes_no') return value === 'yes' || value === 'no' ? { value } : { code: 'not_yes_or_no' };
  const parsed = text(MAX_ANSWER, 0).safeParse(value);
  return parsed.success ? { value: parsed.data } : { code: 'invalid_text' };
}

/**
 * Answers to a product's fields, each checked by its kind. `due` says which required fields must be answered by now.
 * Throws `catalog.bad_configuration` with a code per field; an answer to a field that does not exist is refused.
 */
export function checkFields(
  fields: readonly Field[],
  answers: Readonly<Record<string, string>>,
  due: readonly FieldTiming[],
): Record<string, string> {
  const wrong: Record<string, string> = {};
  const result: Record<string, string> = {};
  for (const key of Object.keys(answers))
    if (!fields.some((field) => field.key === key)) wrong[`fields.${key}`] = 'unknown_field';
  for (const field of fields) {
    const answer = answers[field.key];
    if (answer === undefined || answer.trim() === '') {
      if (field.isRequired && due.includes(field.timing)) wrong[`fields.${field.key}`] = 'required';
      continue;
    }
    const outcome = checked(field, answer);
    if ('code' in outcome) wrong[`fields.${field.key}`] = outcome.code;
    else result[field.key] = outcome.value;
  }
  if (Object.keys(wrong).length > 0) throw new AppError('catalog.bad_configuration', { fields: wrong });
  return result;
}
