import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { AuditTimeline } from '#components/AuditTimeline.tsx';
import { Section } from '#components/Section.tsx';
import { trpc } from '#lib/trpc.ts';

export function ClientTimeline({ clientId }: { clientId: string }) {
  const query = useQuery({
    ...trpc.clients.clientTimeline.queryOptions({ clientId, limit: 100 }),
    placeholderData: keepPreviousData,
  });
  return (
    <Section title={<Trans>Timeline</Trans>}>
      <AuditTimeline query={query} />
    </Section>
  );
}
