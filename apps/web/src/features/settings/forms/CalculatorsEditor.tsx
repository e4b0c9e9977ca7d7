import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useFieldArray } from 'react-hook-form';
import { SelectField } from '#components/form/fields.tsx';
import { Button } from '#components/ui/button.tsx';
import { useCan } from '#lib/auth/session.ts';
import { countryOptions } from '#lib/countries.ts';
import { trpc } from '#lib/trpc.ts';
import type { TaxFormValues } from '../lib/tax-form.ts';

/** Countries whose tax a plugin decides about, in place of the tables. */
export function CalculatorsEditor() {
  const { t } = useLingui();
  const options = useCalculators();
  const { fields, append, remove } = useFieldArray<TaxFormValues, 'calculators', 'rowId'>({
    name: 'calculators',
    keyName: 'rowId',
  });
  return (
    <div className="flex flex-col gap-3">
      <h3 className="font-medium text-sm">
        <Trans>Countries with a tax calculator</Trans>
      </h3>
      <p className="text-muted-foreground text-sm">
        {options.length === 0 && fields.length === 0 ? (
          <Trans>
            The tables below decide everywhere. For sales taxes by address, as in the United States, switch on a plugin
            that calculates taxes.
          </Trans>
        ) : (
          <Trans>
            There the plugin decides, everywhere else the tables below. An invoice waits until the plugin has answered.
          </Trans>
        )}
      </p>
      {fields.length === 0 ? null : (
        <ol aria-label={t`Countries with a tax calculator`} className="flex flex-col gap-3">
          {fields.map((field, at) => (
            <li key={field.rowId}>
              <Calculator at={at} options={options} kept={field.pluginId} onRemove={() => remove(at)} />
            </li>
          ))}
        </ol>
      )}
      {options.length === 0 ? null : (
        <Button
          variant="outline"
          size="sm"
          className="self-start"
          onClick={() => append({ country: '', pluginId: options[0]?.value ?? '' }, { shouldFocus: false })}
        >
          <Plus aria-hidden="true" />
          <Trans>Add country</Trans>
        </Button>
      )}
    </div>
  );
}

interface CalculatorProps {
  at: number;
  options: readonly { value: string; label: string }[];
  /** What was saved: it may not be installed any more. */
  kept: string;
  onRemove: () => void;
}

function Calculator({ at, options, kept, onRemove }: CalculatorProps) {
  const { t, i18n } = useLingui();
  const isKnown = kept === '' || options.some(({ value }) => value === kept);
  return (
    <div className="grid gap-3 rounded-lg border p-3 sm:grid-cols-[1fr_1fr_auto] sm:items-end">
      <SelectField
        name={`calculators.${at}.country`}
        label={t`Country`}
        placeholder={t`Choose…`}
        options={countryOptions(i18n.locale)}
      />
      <SelectField
        name={`calculators.${at}.pluginId`}
        label={t`Decided by`}
        options={isKnown ? [...options] : [...options, { value: kept, label: kept }]}
      />
      <Button variant="ghost" size="sm" onClick={onRemove}>
        <Trash2 aria-hidden="true" />
        <Trans>Remove</Trans>
      </Button>
    </div>
  );
}

/** Plugins that are switched on and calculate taxes. */
function useCalculators(): { value: string; label: string }[] {
  const may = useCan()('plugin:read');
  const { data } = useQuery({ ...trpc.plugins.list.queryOptions({}), enabled: may });
  return (data?.rows ?? []).flatMap(({ pluginId, state, adapters }) =>
    state === 'enabled'
      ? adapters.flatMap(({ contract, title }) =>
          contract === 'taxCalculator' ? [{ value: pluginId, label: title }] : [],
        )
      : [],
  );
}
