import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextField } from '#components/form/fields.tsx';
import { trpc } from '#lib/trpc.ts';
import type { PriceItem } from '../components/Items.tsx';

const schema = z.object({ reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(300)) });

/** Leaves one subscription its price. */
export function ExemptSheet({
  priceChangeId,
  item,
  onClose,
}: {
  priceChangeId: string;
  item: PriceItem;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const exempt = useMutation(trpc.priceChanges.exempt.mutationOptions());
  return (
    <FormSheet
      open
      onOpenChange={onClose}
      title={<Trans>Keep the price of {item.description}?</Trans>}
      description={
        item.state === 'told' ? (
          <Trans>
            The client was told of the new price already: say that it does not come. An unpaid invoice of it is voided
            and billed again at the old price.
          </Trans>
        ) : (
          <Trans>The client is told nothing.</Trans>
        )
      }
      schema={schema}
      defaultValues={{ reason: '' }}
      submitLabel={<Trans>Keep the price</Trans>}
      onSubmit={async ({ reason }) => {
        await exempt.mutateAsync({ priceChangeId, subscriptionId: item.subscriptionId, reason });
        await queryClient.invalidateQueries(trpc.priceChanges.pathFilter());
      }}
    >
      <TextField name="reason" label={t`Reason`} maxLength={300} />
    </FormSheet>
  );
}
