import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { AnswerForm } from '#components/order/AnswerForm.tsx';
import { Card } from '#components/ui/card.tsx';
import { trpc } from '#lib/trpc.ts';
import type { OrderProgress } from '../hooks/use-order.ts';

interface OpenQuestionsProps {
  order: OrderProgress;
  token: string;
  onAnswered: () => void;
}

/** What the provider has to know now that the order is paid, one form per item. */
export function OpenQuestions({ order, token, onAnswered }: OpenQuestionsProps) {
  const { mutateAsync } = useMutation(trpc.ordering.answerOrder.mutationOptions());
  const asked = order.items.filter(({ questions }) => questions.length > 0);
  if (asked.length === 0 || order.step === 'ended') return null;
  return (
    <>
      {asked.map(({ orderItemId, description, questions }) => (
        <Card key={`${orderItemId} ${questions.length}`} className="gap-4 border-primary p-5">
          <div>
            <h2 className="font-semibold text-base">
              {questions.some(({ isRequired }) => isRequired) ? (
                <Trans>One more thing, then we set it up</Trans>
              ) : (
                <Trans>If you like, tell us</Trans>
              )}
            </h2>
            <p className="own-direction text-muted-foreground">{description}</p>
          </div>
          <AnswerForm
            questions={questions}
            onAnswer={async (fields) => {
              await mutateAsync({ orderToken: token, orderItemId, fields });
              onAnswered();
            }}
          />
        </Card>
      ))}
    </>
  );
}
