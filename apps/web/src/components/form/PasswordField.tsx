import { useLingui } from '@lingui/react/macro';
import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { useFormContext } from 'react-hook-form';
import { FieldFrame } from '../ui/field.tsx';
import { Input } from '../ui/input.tsx';
import type { FieldProps } from './fields.tsx';
import { useField } from './use-field.ts';

export interface PasswordFieldProps extends FieldProps {
  /** Tells password managers what to fill in or to make up. */
  autoComplete: 'current-password' | 'new-password';
  autoFocus?: ComponentProps<'input'>['autoFocus'];
}

/** A password that can be looked at while typing. Pasting and password managers work as anywhere. */
export function PasswordField({ name, label, hint, optional, className, ...input }: PasswordFieldProps) {
  const { t } = useLingui();
  const { register } = useFormContext();
  const field = useField(name, hint !== undefined);
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <FieldFrame id={field.id} error={field.error} {...{ label, hint, optional, className: className ?? '' }}>
      <span dir="ltr" className="relative flex">
        <Input
          type={isShown ? 'text' : 'password'}
          spellCheck={false}
          autoCapitalize="none"
          className="pe-10"
          {...input}
          {...register(name)}
          {...field.aria}
        />
        <button
          type="button"
          aria-pressed={isShown}
          aria-label={t`Show password`}
          title={isShown ? t`Hide password` : t`Show password`}
          onClick={() => setShown(!isShown)}
          className="absolute inset-y-0 end-1 my-auto flex size-7 items-center justify-center rounded text-muted-foreground hover:bg-accent hover:text-foreground"
        >
          <Icon aria-hidden="true" className="size-4" />
        </button>
      </span>
    </FieldFrame>
  );
}
