import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { useFormat } from '#lib/format/use-format.ts';
import { SENTENCES_WITH_NAME } from './line-sentences.ts';
import { type RuleInputs, ruleValues } from './rule-values.ts';

/** Makes the sentence of a rule, with its inputs in it. */
export function useSentence(currency: string) {
  const { i18n } = useLingui();
  const format = useFormat();
  return <R extends string>(sentences: Readonly<Record<R, MessageDescriptor>>, of: { rule: R; inputs: RuleInputs }) => {
    const named = typeof of.inputs['by'] === 'string' ? SENTENCES_WITH_NAME[of.rule] : undefined;
    const values = ruleValues(of.inputs, { currency, format, i18n });
    return i18n._({ ...(named ?? sentences[of.rule]), values });
  };
}
