import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import * as z from 'zod/mini';
import { DateText } from '#components/DateText.tsx';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField } from '#components/form/fields.tsx';
import { RadioField } from '#components/form/RadioField.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import type { Cancellation } from '../pages/CancellationListPage.tsx';

const schema = z.object({
  answer: z.enum(['approve', 'decline']),
  when: z.enum(['now', 'period_end']),
  unused: z.enum(['none', 'credit', 'refund']),
  note: z.string().check(z.maxLength(500)),
});

/** Approves a request to leave, as it was asked for or otherwise, or declines it. */
export function AnswerSheet({ asked, onClose }: { asked: Cancellation; onClose: () => void }) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const answer = useMutation(trpc.subscriptions.answerCancellation.mutationOptions());
  return (
    <FormSheet
      open
      onOpenChange={onClose}
      title={<Trans>Answer {asked.clientName}</Trans>}
      description={asked.description}
      schema={schema}
      defaultValues={{ answer: 'approve', when: asked.wanted, unused: asked.unused, note: '' }}
      submitLabel={<Trans>Answer</Trans>}
      onSubmit={async ({ answer: kind, note, ...how }) => {
        const { cancellationId } = asked;
        await answer.mutateAsync({ cancellationId, answer: kind, note, ...(kind === 'approve' ? how : {}) });
        await queryClient.invalidateQueries(trpc.subscriptions.pathFilter());
        toast.success(kind === 'approve' ? t`The subscription ends` : t`The request is declined`);
      }}
    >
      {asked.words === '' ? null : (
        <blockquote className="border-s-2 ps-3 text-sm">
          <bdi>{asked.words}</bdi>
        </blockquote>
      )}
      <RadioField
        name="answer"
        label={t`Answer`}
        options={[
          { value: 'approve', label: t`Let it end` },
          { value: 'decline', label: t`Decline`, hint: t`The subscription goes on.` },
        ]}
      />
      <How asked={asked} />
      <TextareaField
        name="note"
        label={t`Note`}
        hint={t`Stands in the history of the subscription`}
        optional={t`optional`}
        rows={3}
      />
    </FormSheet>
  );
}

function How({ asked }: { asked: Cancellation }) {
  const { t } = useLingui();
  const { answer, when } = useWatch<z.infer<typeof schema>>();
  if (answer !== 'approve') return null;
  const later = (
    <Trans>
      As early as the contract allows, not before <DateText value={asked.endsOn} />
    </Trans>
  );
  return (
    <>
      <RadioField
        name="when"
        label={t`When shall it end?`}
        options={[
          { value: 'period_end', label: asked.wanted === 'period_end' ? later : t`With what is paid and the contract` },
          { value: 'now', label: t`Today` },
        ]}
      />
      {when === 'now' ? (
        <RadioField
          name="unused"
          label={t`Paid time that is not used`}
          options={[
            { value: 'none', label: t`Stays paid` },
            { value: 'credit', label: t`Comes back as credit` },
            { value: 'refund', label: t`Is paid back` },
          ]}
        />
      ) : null}
    </>
  );
}
