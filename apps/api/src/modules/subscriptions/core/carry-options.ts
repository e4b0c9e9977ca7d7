/** An option of a product as far as it is recognised in another one: by its key and its choices' keys. */
interface KnownOption {
  optionId: string;
  key: string;
  choices: readonly { choiceId: string; key: string }[];
}

type Chosen = Readonly<Record<string, { choiceId: string; quantity: number }>>;

/** What was chosen of one product, as far as another one has options and choices of the same keys. */
export function carryOptions(from: readonly KnownOption[], to: readonly KnownOption[], chosen: Chosen): Chosen {
  const carried = from.flatMap((option) => {
    const was = chosen[option.optionId];
    const same = to.find(({ key }) => key === option.key);
    const choiceKey = option.choices.find(({ choiceId }) => choiceId === was?.choiceId)?.key;
    const choice = same?.choices.find(({ key }) => key === choiceKey);
    return was && same && choice
      ? [[same.optionId, { choiceId: choice.choiceId, quantity: was.quantity }] as const]
      : [];
  });
  return Object.fromEntries(carried);
}
