import type { QueryContext } from '#lib/command/command.ts';
import { productFields } from '#modules/catalog/index.ts';
import { isWaitingForAnswers, openQuestions } from '../core/open-questions.ts';
import type { OrderItemRow } from './orders.ts';

type Field = Awaited<ReturnType<typeof productFields>>[number];

/** What is still asked of an ordered item, and what was answered. */
export interface ItemQuestions {
  questions: Pick<Field, 'key' | 'kind' | 'isRequired' | 'choices' | 'label'>[];
  answers: { key: string; kind: Field['kind'] | null; label: string; value: string }[];
  /** Something required is missing. */
  isWaiting: boolean;
}

/** Questions and answers of ordered items, by item, with their names in a language. */
export async function questionsOf(
  ctx: QueryContext,
  items: readonly Pick<OrderItemRow, 'id' | 'productId' | 'configuration'>[],
  locale?: string,
): Promise<Map<string, ItemQuestions>> {
  const fields = new Map<string, Field[]>();
  for (const { productId } of items)
    if (!fields.has(productId)) fields.set(productId, await productFields(ctx, productId, locale));
  return new Map(items.map((item) => [item.id, itemQuestions(item, fields.get(item.productId) ?? [])]));
}

function itemQuestions(
  { configuration }: Pick<OrderItemRow, 'configuration'>,
  fields: readonly Field[],
): ItemQuestions {
  const answered = configuration.fields;
  return {
    questions: openQuestions(fields, answered).map(({ key, kind, isRequired, choices, label }) => ({
      ...{ key, kind, isRequired, choices, label },
    })),
    // A field that the product has lost since keeps its answer, under its key.
    answers: Object.entries(answered).map(([key, value]) => {
      const field = fields.find((one) => one.key === key);
      return { key, kind: field?.kind ?? null, label: field?.label ?? key, value };
    }),
    isWaiting: isWaitingForAnswers(fields, answered),
  };
}
