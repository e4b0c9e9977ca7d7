import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { useId } from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { useField } from '#components/form/use-field.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Checkbox } from '#components/ui/checkbox.tsx';
import { useSession } from '#lib/auth/session.ts';
import { permissionGroups } from '#lib/permission-text.ts';

export interface PermissionsFieldProps {
  /** Path of the list of permissions in the form. */
  name: string;
  permissions: readonly string[];
  /** Those that come from parents: shown as given. */
  inherited?: ReadonlySet<string>;
}

/** All permissions by what they are about. Those that the person lacks cannot be given. */
export function PermissionsField({ name, permissions, inherited = NONE }: PermissionsFieldProps) {
  const { control } = useFormContext();
  const { error } = useField(name, false);
  return (
    <Controller
      control={control}
      name={name}
      render={({ field: { value, onChange } }) => {
        const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
        const toggle = (permission: string) =>
          onChange(
            chosen.includes(permission) ? chosen.filter((known) => known !== permission) : [...chosen, permission],
          );
        return (
          <div className="flex flex-col gap-2">
            <p className="font-medium text-sm">
              <Trans>Permissions</Trans>
            </p>
            {error ? <p className="text-danger text-sm">{error}</p> : null}
            <Groups permissions={permissions} inherited={inherited} chosen={chosen} onToggle={toggle} />
          </div>
        );
      }}
    />
  );
}

const NONE: ReadonlySet<string> = new Set();

interface GroupsProps {
  permissions: readonly string[];
  inherited: ReadonlySet<string>;
  chosen: readonly unknown[];
  onToggle: (permission: string) => void;
}

function Groups({ permissions, inherited, chosen, onToggle }: GroupsProps) {
  const { t } = useMacro();
  const { i18n } = useLingui();
  const id = useId();
  const held: readonly string[] = useSession()?.permissions ?? [];
  return permissionGroups(permissions).map((group) => (
    <fieldset key={group.resource} className="rounded-lg border px-3 pt-1 pb-2">
      <legend className="px-1 font-medium text-muted-foreground text-xs">
        {group.title ? i18n._(group.title) : group.resource}
      </legend>
      <ul className="grid gap-x-4 sm:grid-cols-2">
        {group.permissions.map((permission) => {
          const isInherited = inherited.has(permission.id);
          const isLacking = !held.includes(permission.id);
          return (
            <li key={permission.id} className="flex min-h-8 items-center gap-2 text-sm">
              <Checkbox
                id={`${id}-${permission.id}`}
                checked={isInherited || chosen.includes(permission.id)}
                disabled={isInherited || isLacking}
                onChange={() => onToggle(permission.id)}
              />
              <label
                htmlFor={`${id}-${permission.id}`}
                title={isLacking ? t`You do not have this permission` : permission.id}
                className={isLacking ? 'text-muted-foreground' : ''}
              >
                {permission.action ? i18n._(permission.action) : permission.id}
              </label>
              {isInherited ? (
                <Badge>
                  <Trans>inherited</Trans>
                </Badge>
              ) : null}
            </li>
          );
        })}
      </ul>
    </fieldset>
  ));
}
