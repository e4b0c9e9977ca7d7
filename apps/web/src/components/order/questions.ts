import { domainName, text } from '@panel1/shared-types/schemas';
import * as z from 'zod/mini';

/** One thing that the provider has to know before it can deliver. */
export interface Question {
  key: string;
  kind: 'text' | 'domain' | 'choice' | 'yes_no';
  isRequired: boolean;
  choices: readonly string[];
  label: string;
}

function answerSchema({ kind, isRequired }: Pick<Question, 'kind' | 'isRequired'>) {
  const answer = kind === 'domain' ? domainName() : text(500, isRequired ? 1 : 0);
  return isRequired ? answer : z.union([z.literal(''), answer]);
}

/** The rules for the answers to some questions, by key; the server checks them again. */
export function answersSchema(questions: readonly Pick<Question, 'key' | 'kind' | 'isRequired'>[]) {
  return z.object(Object.fromEntries(questions.map((question) => [question.key, answerSchema(question)])));
}
