/** A field of a product, as far as it matters here. */
interface Asked {
  key: string;
  timing: 'before_payment' | 'after_payment';
  isRequired: boolean;
}

/** What is asked after payment and has no answer yet. */
export function openQuestions<F extends Asked>(fields: readonly F[], answers: Readonly<Record<string, string>>): F[] {
  return fields.filter(({ key, timing }) => timing === 'after_payment' && answers[key] === undefined);
}

/** True while something is missing without which the order cannot go on. */
export function isWaitingForAnswers(fields: readonly Asked[], answers: Readonly<Record<string, string>>): boolean {
  return openQuestions(fields, answers).some(({ isRequired }) => isRequired);
}
