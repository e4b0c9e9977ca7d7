import { Trans, useLingui } from '@lingui/react/macro';
import { Plus, Trash2 } from 'lucide-react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { TextField } from '#components/form/fields.tsx';
import { useUndoableRemove } from '#components/form/use-undoable-remove.ts';
import { Button } from '#components/ui/button.tsx';
import type { Wording } from '../lib/wording.ts';

export interface FactRowsProps {
  at: string;
  index: number;
  dir: 'ltr' | 'rtl';
}

/** Names and values of a facts block. */
export function FactRows({ at, index, dir }: FactRowsProps) {
  const { t } = useLingui();
  const { getValues } = useFormContext<Wording>();
  const { fields, append, remove, insert } = useFieldArray<Wording, `source.blocks.${number}.rows`>({
    name: `source.blocks.${index}.rows`,
  });
  const takeAway = useUndoableRemove({
    rowAt: (place) => getValues(`source.blocks.${index}.rows.${place}`),
    remove,
    insert,
  });
  return (
    <div className="flex flex-col gap-3">
      {fields.map((field, place) => (
        <div key={field.id} className="grid grid-cols-[minmax(0,1fr)_minmax(0,2fr)_auto] items-start gap-2">
          <TextField name={`${at}.rows.${place}.label`} label={t`Name`} dir={dir} />
          <TextField name={`${at}.rows.${place}.value`} label={t`Value`} dir={dir} />
          <Button
            className="mt-6"
            size="icon"
            variant="ghost"
            aria-label={t`Remove fact ${place + 1}`}
            disabled={fields.length === 1}
            onClick={() => takeAway(place, t`Fact removed`)}
          >
            <Trash2 aria-hidden="true" />
          </Button>
        </div>
      ))}
      <Button size="sm" variant="outline" className="self-start" onClick={() => append({ label: '', value: '' })}>
        <Plus aria-hidden="true" />
        <Trans>Add fact</Trans>
      </Button>
    </div>
  );
}
