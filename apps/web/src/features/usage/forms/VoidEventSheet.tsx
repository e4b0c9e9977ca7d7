import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import type { UsageEvent } from '../lib/usage.ts';

const schema = z.object({ reason: text(500) });

/** Takes an event out of the count, with the reason. */
export function VoidEventSheet({ event, onClose }: { event: UsageEvent; onClose: () => void }) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const remove = useMutation(trpc.usage.voidEvent.mutationOptions());
  return (
    <FormSheet
      open
      onOpenChange={onClose}
      title={t`Take this event out of the count?`}
      description={
        <Trans>
          The event <bdi>{event.eventId}</bdi> stays in the list. What was billed for it comes back as a credit note
          within minutes.
        </Trans>
      }
      schema={schema}
      defaultValues={{ reason: '' }}
      submitLabel={t`Take out`}
      tone="danger"
      onSubmit={async ({ reason }) => {
        await remove.mutateAsync({ usageEventId: event.usageEventId, reason });
        await queryClient.invalidateQueries(trpc.usage.pathFilter());
        toast.success(t`The event does not count any more`);
      }}
    >
      <TextareaField name="reason" label={t`Reason`} rows={3} />
    </FormSheet>
  );
}
