import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { FieldFrame } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { Label } from '#components/ui/label.tsx';
import { NativeSelect } from '#components/ui/native-select.tsx';
import { type DraftItem, type Product, textOf, unanswered } from '../lib/draft.ts';

export interface ItemFieldsProps {
  item: DraftItem;
  onChange: (fields: DraftItem['fields']) => void;
}

/** What the product asks before payment; what it asks later the client answers. */
export function ItemFields({ item, onChange }: ItemFieldsProps) {
  const missing = unanswered(item);
  return item.product.fields
    .filter((field) => field.timing === 'before_payment')
    .map((field) => (
      <Field
        key={field.fieldId}
        field={field}
        value={item.fields[field.key] ?? ''}
        isMissing={missing.includes(field.key)}
        onChange={(answer) => onChange({ ...item.fields, [field.key]: answer })}
      />
    ));
}

interface FieldProps {
  field: Product['fields'][number];
  value: string;
  isMissing: boolean;
  onChange: (answer: string) => void;
}

function Field({ field, value, isMissing, onChange }: FieldProps) {
  const { t, i18n } = useLingui();
  const id = useId();
  const label = <bdi>{textOf(field.texts, i18n.locale)}</bdi>;
  const optional = field.isRequired ? {} : { optional: t`optional` };
  if (field.kind === 'yes_no') {
    return (
      <div className="flex items-center gap-2.5 self-end pb-1.5">
        <Checkbox
          id={id}
          checked={value === 'yes'}
          onChange={(event) => onChange(event.target.checked ? 'yes' : 'no')}
        />
        <Label htmlFor={id}>{label}</Label>
      </div>
    );
  }
  return (
    <FieldFrame
      id={id}
      label={label}
      {...optional}
      hint={isMissing ? <Trans>Needed to place the order</Trans> : undefined}
    >
      {field.kind === 'choice' ? (
        <NativeSelect id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t`Choose…`}</option>
          {field.choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </NativeSelect>
      ) : (
        <Input
          id={id}
          value={value}
          autoComplete="off"
          {...(field.kind === 'domain' ? { dir: 'ltr', placeholder: 'example.com', className: 'rtl-start' } : {})}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </FieldFrame>
  );
}
