import { Trans, useLingui } from '@lingui/react/macro';
import { KeyRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { TextField } from '../form/fields.tsx';
import { Button } from '../ui/button.tsx';

/** What may be told of a stored secret; `lastFour` is empty for a short one. */
export interface SecretHint {
  name: string;
  lastFour: string;
}

export interface SecretFieldProps {
  /** Path in the form; '' keeps the stored secret, null takes it away. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  isRequired: boolean;
  stored: SecretHint | undefined;
}

/** A secret is typed in and never shown again: of a stored one the end is told, so that people know which it is. */
export function SecretField({ name, label, hint, isRequired, stored }: SecretFieldProps) {
  const { t } = useLingui();
  const { setValue } = useFormContext();
  const value: unknown = useWatch({ name });
  if (value === null) {
    return (
      <div className="flex min-w-0 flex-col gap-1.5">
        <p className="font-medium text-sm">{label}</p>
        <p className="flex flex-wrap items-center gap-2 text-muted-foreground text-sm">
          <Trans>Removed when you save.</Trans>
          <Button size="sm" variant="outline" onClick={() => setValue(name, '', { shouldDirty: true })}>
            <Trans>Keep it</Trans>
          </Button>
        </p>
      </div>
    );
  }
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <TextField
        name={name}
        label={label}
        type="password"
        autoComplete="new-password"
        spellCheck={false}
        {...(hint === undefined ? {} : { hint })}
        {...(isRequired ? {} : { optional: t`optional` })}
        {...(stored ? { placeholder: t`Leave empty to keep it` } : {})}
      />
      {stored ? (
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted-foreground text-sm">
          <KeyRound aria-hidden="true" className="size-3.5" />
          {stored.lastFour === '' ? <Trans>Stored</Trans> : <StoredEnd lastFour={stored.lastFour} />}
          {isRequired ? null : (
            <Button size="sm" variant="ghost" onClick={() => setValue(name, null, { shouldDirty: true })}>
              <Trans>Remove</Trans>
            </Button>
          )}
        </p>
      ) : null}
    </div>
  );
}

function StoredEnd({ lastFour }: { lastFour: string }) {
  return (
    <Trans>
      Stored, ends in{' '}
      <code dir="ltr" className="font-mono">
        {lastFour}
      </code>
    </Trans>
  );
}
