import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import { PERMISSIONS } from '@panel1/shared-types/permissions';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { SelectField, TextareaField, TextField } from '#components/form/fields.tsx';
import { useFormat } from '#lib/format/use-format.ts';
import { trpc } from '#lib/trpc.ts';
import { PermissionsField } from '../components/PermissionsField.tsx';
import { refreshIdentity } from '../hooks/use-identity.ts';
import { ipLines, looksLikeAddress } from '../lib/ip-list.ts';

const DAYS = ['30', '90', '180', '365'] as const;

const schema = z.object({
  name: text(80),
  expiresInDays: z.enum(DAYS),
  allowedIps: z.string().check(
    z.maxLength(3000),
    z.refine((value) => ipLines(value).every(looksLikeAddress), { error: 'invalid_format' }),
  ),
  permissions: z.array(z.string()).check(z.minLength(1, { error: 'required' })),
});

export interface ApiKeySheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onMade: (made: { name: string; key: string }) => void;
}

export function ApiKeySheet({ open, onOpenChange, onMade }: ApiKeySheetProps) {
  const { t } = useLingui();
  const format = useFormat();
  const create = useMutation(trpc.identity.createApiKey.mutationOptions());
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>New API key</Trans>}
      schema={schema}
      defaultValues={{ name: '', expiresInDays: '90', allowedIps: '', permissions: [] }}
      submitLabel={<Trans>Create key</Trans>}
      onSubmit={async ({ name, permissions, allowedIps, expiresInDays }) => {
        const { key } = await create.mutateAsync({
          name,
          permissions,
          allowedIps: ipLines(allowedIps),
          expiresInDays: Number.parseInt(expiresInDays, 10),
        });
        create.reset();
        onMade({ name, key });
        await refreshIdentity();
      }}
    >
      <TextField name="name" label={t`Name`} hint={t`Which program uses it.`} autoComplete="off" />
      <SelectField
        name="expiresInDays"
        label={t`Expires after`}
        options={DAYS.map((days) => ({
          value: days,
          label: format.number(Number.parseInt(days, 10), { style: 'unit', unit: 'day', unitDisplay: 'long' }),
        }))}
      />
      <TextareaField
        name="allowedIps"
        label={t`Only from these addresses`}
        optional={t`optional`}
        hint={t`One address or network a line, such as 203.0.113.7 or 2001:db8::/32.`}
        dir="ltr"
        rows={3}
      />
      <PermissionsField name="permissions" permissions={PERMISSIONS} />
    </FormSheet>
  );
}
