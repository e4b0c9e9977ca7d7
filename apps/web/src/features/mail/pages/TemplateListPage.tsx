import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { MailOpen } from 'lucide-react';
import { EmptyState } from '#components/EmptyState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { RowList } from '#components/RowList.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Card } from '#components/ui/card.tsx';
import { useTemplateName } from '#hooks/use-template-name.ts';
import { trpc } from '#lib/trpc.ts';

export function TemplateListPage() {
  const { t } = useLingui();
  const nameOf = useTemplateName();
  const query = useQuery(trpc.notifications.listTemplates.queryOptions({}));
  return (
    <>
      <PageHeader
        title={<Trans>Mail templates</Trans>}
        description={<Trans>Every mail has a wording of ours. Write your own where you want to, per language.</Trans>}
      />
      <Card>
        <RowList
          label={t`Mail templates`}
          query={query}
          item={(row) => ({
            id: row.template,
            to: `/admin/mail-templates/${row.template}`,
            title: nameOf(row.template),
            hint: <code dir="ltr">{row.subject}</code>,
            badge:
              row.own.length === 0 ? undefined : (
                <Badge tone="info">
                  <Trans>Own wording: {row.own.map(({ locale }) => locale).join(', ')}</Trans>
                </Badge>
              ),
          })}
          empty={<EmptyState icon={MailOpen} title={<Trans>No template</Trans>} />}
        />
      </Card>
    </>
  );
}
