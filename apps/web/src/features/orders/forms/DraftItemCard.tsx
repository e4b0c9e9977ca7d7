import { Trans, useLingui } from '@lingui/react/macro';
import { Trash2 } from 'lucide-react';
import { useId } from 'react';
import { Section } from '#components/Section.tsx';
import { Button } from '#components/ui/button.tsx';
import { FieldFrame } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { NativeSelect } from '#components/ui/native-select.tsx';
import { CYCLES } from '#lib/cycles.ts';
import { cyclesOf, type DraftItem, isOnePerItem, textOf } from '../lib/draft.ts';
import { DiscountInput } from './DiscountInput.tsx';
import { ItemFields } from './ItemFields.tsx';
import { OptionInput } from './OptionInput.tsx';

export interface DraftItemCardProps {
  item: DraftItem;
  currency: string;
  onChange: (patch: Partial<DraftItem>) => void;
  onRemove: () => void;
}

/** One item of the new order: period, quantity, options, answers, discount. */
export function DraftItemCard({ item, currency, onChange, onRemove }: DraftItemCardProps) {
  const { t, i18n } = useLingui();
  const id = useId();
  const name = textOf(item.product.texts, i18n.locale);
  const cycles = cyclesOf(item.product, currency);
  return (
    <Section
      title={<bdi>{name}</bdi>}
      actions={
        <Button variant="ghost" size="icon-sm" aria-label={t`Remove ${name}`} onClick={onRemove}>
          <Trash2 aria-hidden="true" />
        </Button>
      }
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <FieldFrame id={`${id}-cycle`} label={<Trans>Period</Trans>}>
          <NativeSelect
            id={`${id}-cycle`}
            value={item.cycle}
            onChange={(event) => {
              const cycle = cycles.find((known) => known === event.target.value);
              if (cycle) onChange({ cycle });
            }}
          >
            {cycles.map((cycle) => (
              <option key={cycle} value={cycle}>
                {i18n._(CYCLES[cycle].name)}
              </option>
            ))}
          </NativeSelect>
        </FieldFrame>
        {isOnePerItem(item.product) ? null : (
          <FieldFrame id={`${id}-quantity`} label={<Trans>Quantity</Trans>}>
            <Input
              id={`${id}-quantity`}
              type="number"
              min={1}
              max={100}
              value={item.quantity}
              onChange={(event) => {
                const quantity = event.target.valueAsNumber;
                if (Number.isInteger(quantity) && quantity >= 1 && quantity <= 100) onChange({ quantity });
              }}
            />
          </FieldFrame>
        )}
        {item.product.options.map((option) => (
          <OptionInput
            key={option.optionId}
            option={option}
            value={item.options[option.optionId]}
            onChange={(chosen) => onChange({ options: { ...item.options, [option.optionId]: chosen } })}
          />
        ))}
        <ItemFields item={item} onChange={(fields) => onChange({ fields })} />
        <DiscountInput value={item.discount} currency={currency} onChange={(discount) => onChange({ discount })} />
      </div>
    </Section>
  );
}
