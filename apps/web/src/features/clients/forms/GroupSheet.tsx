import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import { CLIENT_GROUP_COLORS } from '@panel1/shared-types/states';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField, TextField } from '#components/form/fields.tsx';
import { RadioField } from '#components/form/RadioField.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { toast } from '#components/ui/toast.tsx';
import type { ClientGroup } from '#hooks/use-client-groups.ts';
import { queryClient } from '#lib/query-client.ts';
import { trpc } from '#lib/trpc.ts';

const schema = z.object({ name: text(60), color: z.enum(CLIENT_GROUP_COLORS), note: text(500, 0) });

const COLORS: Readonly<Record<(typeof CLIENT_GROUP_COLORS)[number], MessageDescriptor>> = {
  neutral: msg`Grey`,
  info: msg`Blue`,
  success: msg`Green`,
  warning: msg`Yellow`,
  danger: msg`Red`,
};

export interface GroupSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The group to change; without it a new one is made. */
  group?: ClientGroup;
}

export function GroupSheet({ open, onOpenChange, group }: GroupSheetProps) {
  const { t, i18n } = useLingui();
  const create = useMutation(trpc.clients.createGroup.mutationOptions());
  const update = useMutation(trpc.clients.updateGroup.mutationOptions());
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={group ? <Trans>Change group</Trans> : <Trans>New group</Trans>}
      schema={schema}
      defaultValues={{ name: group?.name ?? '', color: group?.color ?? 'info', note: group?.note ?? '' }}
      submitLabel={group ? <Trans>Save</Trans> : <Trans>Create group</Trans>}
      onSubmit={async (values) => {
        if (group) await update.mutateAsync({ clientGroupId: group.clientGroupId, ...values });
        else await create.mutateAsync(values);
        await queryClient.invalidateQueries({ queryKey: trpc.clients.pathKey() });
        toast.success(t`Saved`);
      }}
    >
      <TextField name="name" label={t`Name`} autoComplete="off" />
      <RadioField
        name="color"
        label={t`Colour`}
        options={CLIENT_GROUP_COLORS.map((color) => ({
          value: color,
          label: <Badge tone={color}>{i18n._(COLORS[color])}</Badge>,
        }))}
      />
      <TextareaField name="note" label={t`Note`} optional={t`optional`} rows={2} />
    </FormSheet>
  );
}
