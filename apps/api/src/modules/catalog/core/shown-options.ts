import type { LocaleTexts, Option, Price } from './catalog-product.ts';
import { pickText } from './pick-text.ts';

/** The options of a product as a configurator shows them, named in the first language of the chain that has a name. */
export function shownOptions(options: readonly Option[], chain: readonly string[]) {
  const name = (thing: { texts: LocaleTexts; key: string }) => pickText(thing.texts, 'name', chain) ?? thing.key;
  return options.map((option) => ({
    optionId: option.optionId,
    kind: option.kind,
    name: name(option),
    minQuantity: option.minQuantity,
    maxQuantity: option.maxQuantity,
    choices: option.choices.map((choice) => ({
      choiceId: choice.choiceId,
      name: name(choice),
      isDefault: choice.isDefault,
      prices: choice.prices.map(priceOnWire),
    })),
  }));
}

/** A price of the catalogue as it goes out. */
export const priceOnWire = ({ cycle, currency, priceMinor, setupMinor }: Price) => ({
  cycle,
  price: { amountMinor: priceMinor.toString(), currency },
  setup: { amountMinor: setupMinor.toString(), currency },
});
