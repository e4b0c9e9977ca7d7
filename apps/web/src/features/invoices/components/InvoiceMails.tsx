import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Mail } from 'lucide-react';
import { DateText } from '#components/DateText.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { trpc } from '#lib/trpc.ts';

/** The mails about an invoice, with the way to each (read, send again). */
export function InvoiceMails({ invoiceId }: { invoiceId: string }) {
  const { t } = useLingui();
  const query = useQuery({
    ...trpc.notifications.listMails.queryOptions({ filter: { resourceId: invoiceId }, limit: 50 }),
    placeholderData: keepPreviousData,
  });
  return (
    <Section flush title={<Trans>Mails</Trans>}>
      <RowList
        label={t`Mails`}
        query={query}
        item={(mail) => ({
          id: mail.mailId,
          to: `/admin/mails/${mail.mailId}`,
          title: <bdi>{mail.subject}</bdi>,
          hint: <bdi>{mail.toAddress}</bdi>,
          badge: <StatusBadge status={mail.status} />,
          end: (
            <span className="text-muted-foreground text-xs">
              <DateText value={mail.createdAt} style="datetime" />
            </span>
          ),
        })}
        empty={<EmptyState icon={Mail} title={<Trans>No mail about this invoice</Trans>} />}
      />
    </Section>
  );
}
