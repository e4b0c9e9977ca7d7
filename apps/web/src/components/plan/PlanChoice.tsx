import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { CYCLES } from '#lib/cycles.ts';
import { NumberField, SelectField } from '../form/fields.tsx';
import { RadioField } from '../form/RadioField.tsx';
import { MoneyText } from '../MoneyText.tsx';
import { OptionField } from '../order/OptionField.tsx';
import { QuestionField } from '../order/QuestionField.tsx';
import { PriceDifference } from './PriceDifference.tsx';
import { type ChangeOptions, type Offer, offerOf, priceOf, type WishForm } from './wish.ts';

export interface PlanChoiceProps {
  options: ChangeOptions;
  /** Behind the plans: how staff find another product. */
  children?: ReactNode;
}

/** What can be chosen in a form of `wishForm`: plan, billing cycle, options, quantity, and what the plan asks. */
export function PlanChoice({ options, children }: PlanChoiceProps) {
  const { i18n } = useLingui();
  const { t } = useMacro();
  const [productId, wanted] = useWatch<WishForm, ['productId', 'cycle']>({ name: ['productId', 'cycle'] });
  const offer = offerOf(options, { productId });
  const cycle = priceOf(offer, wanted)?.cycle ?? wanted;
  return (
    <>
      <RadioField
        name="productId"
        label={<Trans>Plan</Trans>}
        options={options.products.map((one) => ({
          value: one.productId,
          label: <bdi>{one.name}</bdi>,
          hint: one.isCurrent ? <Trans>The plan now</Trans> : undefined,
          end: <OfferPrice offer={one} cycle={wanted} options={options} />,
        }))}
      />
      {children}
      <SelectField
        name="cycle"
        label={t`Billing cycle`}
        options={(offer?.prices ?? []).map((price) => ({
          value: price.cycle,
          label: i18n._(CYCLES[price.cycle].name),
        }))}
      />
      {offer?.options.map((option) => (
        <OptionField key={option.optionId} option={option} of={{ cycle, currency: options.recurring.currency }} />
      ))}
      {offer?.hasQuantity ? <NumberField name="quantity" label={t`Quantity`} min={1} max={100} /> : null}
      {offer?.fields.map((field) => (
        <QuestionField key={field.key} field={field} />
      ))}
    </>
  );
}

interface OfferPriceProps {
  offer: Offer;
  cycle: WishForm['cycle'];
  options: ChangeOptions;
}

/** What a plan costs, and compared with what is paid now where the rhythm is the same. */
function OfferPrice({ offer, cycle, options }: OfferPriceProps) {
  const { i18n } = useLingui();
  const price = priceOf(offer, cycle);
  if (price === undefined) return null;
  return (
    <span className="text-end text-sm">
      <MoneyText {...price.recurring} /> {i18n._(CYCLES[price.cycle].per)}
      {price.cycle === options.cycle ? (
        <span className="block text-muted-foreground text-xs">
          <PriceDifference before={options.recurring} after={price.recurring} />
        </span>
      ) : null}
    </span>
  );
}
