import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { AnswerForm } from '#components/order/AnswerForm.tsx';
import { Section } from '#components/Section.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useCan } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import type { FollowedOrder } from '../hooks/use-followed-order.ts';

/** What the provider still has to know, one form per item. */
export function OrderQuestions({ order }: { order: FollowedOrder }) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const mayAnswer = useCan()('service:open_panel');
  const { mutateAsync } = useMutation(trpc.ordering.answerFields.mutationOptions());
  if (order.step === 'ended' || order.step === 'waiting_for_payment' || order.step === 'checking_tax') return null;
  return order.items.map(({ orderItemId, subscriptionId, description, questions }) =>
    questions.length === 0 || subscriptionId === null ? null : (
      <Section
        key={`${orderItemId} ${questions.length}`}
        title={
          questions.some(({ isRequired }) => isRequired) ? (
            <Trans>One more thing, then we set it up</Trans>
          ) : (
            <Trans>If you like, tell us</Trans>
          )
        }
        className="border-primary"
      >
        <p className="own-direction mb-3 text-muted-foreground text-sm">{description}</p>
        {mayAnswer ? (
          <AnswerForm
            questions={questions}
            onAnswer={async (fields) => {
              await mutateAsync({ subscriptionId, fields });
              toast.success(t`Thank you`);
              await queryClient.invalidateQueries(trpc.ordering.pathFilter());
            }}
          />
        ) : (
          <p className="text-sm">
            <Trans>Somebody of your account who may manage services has to answer this.</Trans>
          </p>
        )}
      </Section>
    ),
  );
}
