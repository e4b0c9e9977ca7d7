import { Trans, useLingui } from '@lingui/react/macro';
import { Plus, X } from 'lucide-react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { TextField } from '#components/form/fields.tsx';
import { useUndoableRemove } from '#components/form/use-undoable-remove.ts';
import { Button } from '#components/ui/button.tsx';
import type { AllSettings } from '../hooks/use-settings.ts';

type Values = Pick<AllSettings['subscriptions'], 'reasons'>;

/** The reasons to leave that clients choose from, in each language of the provider. */
export function ReasonsEditor({ locales }: { locales: readonly string[] }) {
  const { t } = useLingui();
  const { getValues } = useFormContext<Values>();
  const { fields, append, remove, insert } = useFieldArray<Values, 'reasons', 'rowId'>({
    name: 'reasons',
    keyName: 'rowId',
  });
  const takeAway = useUndoableRemove({ rowAt: (at) => getValues(`reasons.${at}`), remove, insert });
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-2 font-medium text-sm">
        <Trans>Reasons to leave</Trans>
      </legend>
      {fields.map((field, at) => (
        <div key={field.rowId} className="flex items-start gap-2">
          <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-2">
            {locales.map((locale) => (
              <TextField
                key={locale}
                name={`reasons.${at}.texts.${locale}`}
                label={<span className="sr-only">{t`Reason ${at + 1}, ${locale}`}</span>}
                placeholder={locale}
                dir="auto"
              />
            ))}
          </div>
          <Button
            variant="ghost"
            size="icon"
            className="mt-1"
            aria-label={t`Remove reason ${at + 1}`}
            onClick={() => takeAway(at, t`Reason removed`)}
          >
            <X aria-hidden="true" />
          </Button>
        </div>
      ))}
      <Button
        variant="outline"
        size="sm"
        className="self-start"
        onClick={() => append({ key: newKey(fields), texts: Object.fromEntries(locales.map((one) => [one, ''])) })}
      >
        <Plus aria-hidden="true" />
        <Trans>Add a reason</Trans>
      </Button>
    </fieldset>
  );
}

/** A key that no other reason has; it stays when the words change, so that reports go on counting. */
function newKey(reasons: readonly { key: string }[]): string {
  const taken = new Set(reasons.map(({ key }) => key));
  let n = reasons.length + 1;
  while (taken.has(`reason_${n}`)) n += 1;
  return `reason_${n}`;
}
