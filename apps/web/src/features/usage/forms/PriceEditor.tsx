import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { USAGE_MODELS } from '@panel1/shared-types';
import { useId } from 'react';
import { FieldFrame } from '#components/ui/field.tsx';
import { NativeSelect } from '#components/ui/native-select.tsx';
import { emptyDraft, FIELDS, hasTiers, mayProrate, priceOf } from '../lib/price-draft.ts';
import { MODELS } from '../lib/words.ts';
import { TierRows } from './TierRows.tsx';
import { TryPrice } from './TryPrice.tsx';
import { type PriceEditorProps, ValueInput } from './ValueInput.tsx';

/** The price of a metric in one currency: its model, its figures, and what it makes of a quantity. */
export function PriceEditor({ draft, currency, unit, onChange }: PriceEditorProps) {
  const { i18n } = useLingui();
  const id = useId();
  const { model, values } = draft;
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <div className="flex flex-col gap-3">
        <FieldFrame id={`${id}-model`} label={<Trans>Price in {currency}</Trans>}>
          <NativeSelect
            id={`${id}-model`}
            value={model}
            onChange={(event) => {
              const next = USAGE_MODELS.find((one) => one === event.target.value);
              if (next !== undefined) onChange(emptyDraft(next));
            }}
          >
            {USAGE_MODELS.map((one) => (
              <option key={one} value={one}>
                {i18n._(MODELS[one])}
              </option>
            ))}
          </NativeSelect>
        </FieldFrame>
        {model === 'tiered_package' ? <Charge {...{ draft, onChange }} /> : null}
        <div className="grid gap-3 sm:grid-cols-2">
          {FIELDS[model].map((field) => (
            <ValueInput
              key={field.key}
              field={field}
              currency={currency}
              value={values[field.key] ?? ''}
              onChange={(value) => onChange({ ...draft, values: { ...values, [field.key]: value } })}
            />
          ))}
        </div>
        {hasTiers(model) ? <TierRows {...{ draft, currency, unit, onChange }} /> : null}
        {mayProrate(model) ? (
          <label className="flex items-start gap-2 text-sm">
            <input
              type="checkbox"
              className="mt-0.5 size-4 accent-primary"
              checked={draft.prorate}
              onChange={(event) => onChange({ ...draft, prorate: event.target.checked })}
            />
            <Trans>Units count by the part of the period for which they were there</Trans>
          </label>
        ) : null}
      </div>
      <TryPrice price={priceOf(draft)} currency={currency} unit={unit} />
    </div>
  );
}

function Charge({ draft, onChange }: Pick<PriceEditorProps, 'draft' | 'onChange'>) {
  const { t } = useMacro();
  const id = useId();
  return (
    <FieldFrame id={id} label={<Trans>Blocks</Trans>}>
      <NativeSelect
        id={id}
        value={draft.values['charge'] ?? 'each_tier'}
        onChange={(event) => onChange({ ...draft, values: { ...draft.values, charge: event.target.value } })}
      >
        <option value="each_tier">{t`Of each tier for its own units`}</option>
        <option value="reached_tier">{t`Of the tier reached for all units`}</option>
      </NativeSelect>
    </FieldFrame>
  );
}
