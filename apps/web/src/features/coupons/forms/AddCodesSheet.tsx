import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { NumberField, TextField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';

const schema = z.object({
  count: z.int().check(z.gte(1), z.lte(5_000)),
  prefix: z.string().check(z.trim(), z.regex(/^[A-Za-z0-9-]{0,20}$/)),
});

/** Generates codes that can each be redeemed once. */
export function AddCodesSheet({ couponId, onClose }: { couponId: string; onClose: () => void }) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const add = useMutation(trpc.coupons.addCodes.mutationOptions());
  return (
    <FormSheet
      open
      onOpenChange={onClose}
      title={<Trans>Generate codes</Trans>}
      description={<Trans>Each can be redeemed once. Nobody can guess them.</Trans>}
      schema={schema}
      defaultValues={{ count: 50, prefix: '' }}
      submitLabel={<Trans>Generate</Trans>}
      onSubmit={async ({ count, prefix }) => {
        const { added } = await add.mutateAsync({ couponId, codes: { kind: 'generated', count, prefix } });
        await queryClient.invalidateQueries(trpc.coupons.pathFilter());
        toast.success(t`${added} codes are ready`);
      }}
    >
      <NumberField name="count" label={t`How many`} min={1} max={5000} />
      <TextField name="prefix" label={t`Begin with`} optional={t`optional`} dir="ltr" maxLength={20} />
    </FormSheet>
  );
}
