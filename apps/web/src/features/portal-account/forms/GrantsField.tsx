import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { CONTACT_GRANTS } from '@panel1/shared-types/states';
import { useFormContext } from 'react-hook-form';
import { useField } from '#components/form/use-field.ts';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { GRANT_TEXTS } from '../lib/grants.ts';

/** What a person may do in the account: any of the grants, each with what it means. The value is a list. */
export function GrantsField({ name }: { name: string }) {
  const { i18n } = useLingui();
  const { register } = useFormContext();
  const { id, error } = useField(name, false);
  return (
    <fieldset className="flex flex-col gap-2" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="mb-1.5 font-medium text-sm">
        <Trans>Access</Trans>
      </legend>
      {CONTACT_GRANTS.map((grant) => (
        <label
          key={grant}
          htmlFor={`${id}-${grant}`}
          className="flex min-h-11 items-start gap-3 rounded-lg border bg-card px-3 py-2 text-sm shadow-card transition-colors hover:border-ring/50 has-checked:border-primary"
        >
          <Checkbox id={`${id}-${grant}`} value={grant} {...register(name)} className="mt-0.5" />
          <span className="min-w-0 flex-1">
            <span className="block font-medium">{i18n._(GRANT_TEXTS[grant].name)}</span>
            <span className="block text-muted-foreground">{i18n._(GRANT_TEXTS[grant].may)}</span>
          </span>
        </label>
      ))}
      {error ? (
        <p id={`${id}-error`} className="text-danger text-sm">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
