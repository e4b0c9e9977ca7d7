import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { AnswerForm } from '#components/order/AnswerForm.tsx';
import { Section } from '#components/Section.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import type { Service } from '../lib/service.ts';
import { DomainCard } from './DomainCard.tsx';

/** What the service waits for: the questions of its order, or at least its domain name. */
export function MissingDetails({ service }: { service: Service }) {
  const { t, i18n } = useLingui();
  const { serviceId, subscriptionId } = service;
  const queryClient = useQueryClient();
  const query = useQuery(trpc.ordering.openQuestions.queryOptions({ subscriptionId, locale: i18n.locale }));
  const { mutateAsync } = useMutation(trpc.ordering.answerFields.mutationOptions());
  if (query.isPending) return <Skeleton className="mb-4 h-32" />;
  const questions = query.data?.questions ?? [];
  if (questions.length === 0) return <DomainCard serviceId={serviceId} />;
  return (
    <Section title={<Trans>One thing is missing</Trans>} className="mb-4 border-primary">
      <AnswerForm
        key={questions.length}
        questions={questions}
        onAnswer={async (fields) => {
          await mutateAsync({ subscriptionId, fields });
          toast.success(t`Thank you. We are setting it up now.`);
          await queryClient.invalidateQueries(trpc.ordering.pathFilter());
          await queryClient.invalidateQueries(trpc.provisioning.pathFilter());
        }}
      />
    </Section>
  );
}
