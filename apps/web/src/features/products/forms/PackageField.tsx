import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { SelectField, TextField } from '#components/form/fields.tsx';
import { useCan } from '#lib/auth/session.ts';
import { api } from '#lib/trpc.ts';

export interface PackageFieldProps {
  /** Path of the package's name in the form. */
  name: string;
  /** The group whose servers are asked; empty while none is chosen. */
  groupId: string;
}

/** The plan at the panel: one of those that the group's servers know, or typed while none of them can be asked. */
export function PackageField({ name, groupId }: PackageFieldProps) {
  const { t } = useLingui();
  const mayAsk = useCan()('server:read') && groupId !== '';
  const chosen: unknown = useWatch({ name });
  const packages = useQuery({
    queryKey: ['packages-of-group', groupId],
    enabled: mayAsk,
    retry: false,
    staleTime: 60_000,
    queryFn: async () => (await api.provisioning.listPackages.mutate({ groupId })).packages,
  });
  const label = t`Package at the panel`;
  const names = (packages.data ?? []).map((one) => one.name);
  if (mayAsk && packages.isPending)
    return <TextField name={name} label={label} hint={t`Asking the server for its packages…`} dir="ltr" readOnly />;
  if (names.length === 0) {
    const hint = packages.isError
      ? t`The server does not answer. Type the plan’s name as its panel knows it.`
      : t`The plan's name as the server's panel knows it`;
    return <TextField name={name} label={label} hint={hint} dir="ltr" autoComplete="off" />;
  }
  const isUnknown = typeof chosen === 'string' && chosen !== '' && !names.includes(chosen);
  return (
    <SelectField
      name={name}
      label={label}
      placeholder={t`Choose…`}
      hint={
        isUnknown ? t`The server does not know “${chosen}” any more.` : t`As the servers of the group know them now`
      }
      options={(isUnknown ? [chosen, ...names] : names).map((value) => ({ value, label: value }))}
    />
  );
}
