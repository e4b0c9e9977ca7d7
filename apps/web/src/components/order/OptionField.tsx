import { Trans } from '@lingui/react/macro';
import type { BillingCycle } from '@panel1/shared-types/states';
import { useFormat } from '#lib/format/use-format.ts';
import { NumberField } from '../form/fields.tsx';
import { RadioField } from '../form/RadioField.tsx';
import { boundsOf, type ProductOption } from './options.ts';
import { priceIn, Surcharge } from './Surcharge.tsx';
import { YesNoField } from './YesNoField.tsx';

export interface OptionFieldProps {
  option: ProductOption;
  of: { cycle: BillingCycle; currency: string };
}

/** One option of a product in a form that holds `options`: a choice among some, a number, or yes or no. */
export function OptionField({ option, of }: OptionFieldProps) {
  const path = `options.${option.optionId}`;
  const [only] = option.choices;
  if (option.kind === 'choice') {
    return (
      <RadioField
        name={`${path}.choiceId`}
        label={option.name}
        options={option.choices.map((choice) => {
          const price = priceIn(choice.prices, of);
          return { value: choice.choiceId, label: choice.name, end: <Surcharge price={price} />, disabled: !price };
        })}
      />
    );
  }
  const price = priceIn(only?.prices ?? [], of);
  if (option.kind === 'yes_no') {
    return (
      <YesNoField name={`${path}.quantity`} label={option.name} end={<Surcharge price={price} />} disabled={!price} />
    );
  }
  const { min, max } = boundsOf(option);
  return (
    <NumberField
      name={`${path}.quantity`}
      label={option.name}
      min={min}
      max={max}
      disabled={!price}
      hint={
        <span className="flex justify-between gap-3">
          <Bounds {...boundsOf(option)} />
          <span>
            <Surcharge price={price} /> <Trans>each</Trans>
          </span>
        </span>
      }
    />
  );
}

function Bounds({ min, max }: { min: number; max: number }) {
  const { number } = useFormat();
  return (
    <Trans>
      {number(min)} to {number(max)}
    </Trans>
  );
}
