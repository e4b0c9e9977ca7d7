import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { NumberField, TextField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { useSeriesName } from '../hooks/use-series-name.ts';
import { refreshSettings } from '../hooks/use-settings.ts';

export type Series = RouterOutputs['tenants']['numbering']['rows'][number];

const schema = z.object({
  pattern: z.string().check(
    z.trim(),
    z.maxLength(40),
    z.refine((value) => value.includes('{number}'), { error: 'invalid_format' }),
  ),
  digits: z.int().check(z.gte(1), z.lte(12)),
  firstNumber: z.int().check(z.gte(1), z.lte(1_000_000_000)),
});

export interface NumberingSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  series: Series;
}

export function NumberingSheet({ open, onOpenChange, series }: NumberingSheetProps) {
  const { t } = useLingui();
  const nameOf = useSeriesName();
  const update = useMutation(trpc.tenants.updateNumbering.mutationOptions());
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Numbers of: {nameOf(series.series)}</Trans>}
      description={<Trans>Numbers that were given stay as they are.</Trans>}
      schema={schema}
      defaultValues={{ pattern: series.pattern, digits: series.digits, firstNumber: 1 }}
      submitLabel={<Trans>Save</Trans>}
      onSubmit={async ({ firstNumber, ...values }) => {
        await update.mutateAsync({
          series: series.series,
          ...values,
          ...(series.isUnused ? { firstNumber } : {}),
        });
        await refreshSettings();
        toast.success(t`Saved`);
      }}
    >
      <TextField
        name="pattern"
        label={t`Pattern`}
        hint={<PatternHint />}
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
      />
      <NumberField name="digits" label={t`Digits at least`} min={1} max={12} />
      {series.isUnused ? (
        <NumberField
          name="firstNumber"
          label={t`First number`}
          hint={t`Can be chosen until the first one is given.`}
          min={1}
        />
      ) : null}
    </FormSheet>
  );
}

function PatternHint() {
  const year = <code dir="ltr">{'{year}'}</code>;
  const number = <code dir="ltr">{'{number}'}</code>;
  return (
    <Trans>
      {number} is the counter, {year} the year.
    </Trans>
  );
}
