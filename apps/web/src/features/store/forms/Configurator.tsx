import { Trans } from '@lingui/react/macro';
import { useRef } from 'react';
import { useWatch } from 'react-hook-form';
import { Form } from '#components/form/Form.tsx';
import { NumberField } from '#components/form/fields.tsx';
import { type AppForm, useAppForm } from '#components/form/use-app-form.ts';
import { OptionField } from '#components/order/OptionField.tsx';
import { QuestionField } from '#components/order/QuestionField.tsx';
import { OrderBox } from '../components/OrderBox.tsx';
import { useQuote } from '../hooks/use-quote.ts';
import { type Configuration, canHaveQuantity, configurationSchema, questionsOf } from '../lib/configuration.ts';
import type { Product } from '../lib/shop.ts';
import { CycleField } from './CycleField.tsx';

export type GoOn = 'checkout' | 'cart';

export interface ConfiguratorProps {
  product: Product;
  currency: string;
  start: Configuration;
  /** True while a line of the cart is changed. */
  isEditing: boolean;
  /** What it throws lands at the fields. */
  onSubmit: (configuration: Configuration, then: GoOn) => Promise<unknown>;
}

/** Everything that can be chosen of a product, with its live price beside it. */
export function Configurator({ product, currency, start, isEditing, onSubmit }: ConfiguratorProps) {
  const then = useRef<GoOn>('checkout');
  const form: AppForm<Configuration, Configuration> = useAppForm({
    schema: configurationSchema(product),
    defaultValues: start,
  });
  const configuration = useWatch({ control: form.control, compute: (values: Configuration) => values });
  const quote = useQuote({ productId: product.productId, currency, configuration });
  return (
    <Form
      form={form}
      className="controls-lg gap-8 max-lg:pb-16 lg:grid lg:grid-cols-[minmax(0,1fr)_22rem] lg:items-start lg:gap-10"
      onSubmit={(values) => onSubmit(values, then.current)}
    >
      <Choices product={product} of={{ cycle: configuration.cycle, currency }} />
      <OrderBox
        quote={quote}
        isInStock={product.isInStock}
        isEditing={isEditing}
        onChoose={(chosen) => {
          then.current = chosen;
        }}
      />
    </Form>
  );
}

function Choices({ product, of }: { product: Product; of: { cycle: Configuration['cycle']; currency: string } }) {
  return (
    <div className="flex min-w-0 flex-col gap-7">
      <CycleField product={product} currency={of.currency} />
      {product.options.map((option) => (
        <OptionField key={option.optionId} option={option} of={of} />
      ))}
      {canHaveQuantity(product) ? (
        <NumberField name="quantity" label={<Trans>How many?</Trans>} min={1} max={100} className="max-w-40" />
      ) : null}
      {questionsOf(product).map((field) => (
        <QuestionField key={field.key} field={{ ...field, label: field.name }} />
      ))}
    </div>
  );
}
