import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { ErrorState } from '#components/ErrorState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { NativeSelect } from '#components/ui/native-select.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useTemplateName } from '#hooks/use-template-name.ts';
import { LOCALES } from '#lib/i18n/locales.ts';
import { useParam } from '#lib/routing/use-params.ts';
import { trpc } from '#lib/trpc.ts';
import { ResetTemplate } from '../components/ResetTemplate.tsx';
import { WordingForm } from '../forms/WordingForm.tsx';

export function TemplatePage() {
  const { t } = useLingui();
  const nameOf = useTemplateName();
  const navigate = useNavigate();
  const template = useParam('id');
  const search: Record<string, unknown> = useSearch({ strict: false });
  const locale = typeof search['locale'] === 'string' ? search['locale'] : 'en';
  const query = useQuery(trpc.notifications.getTemplate.queryOptions({ template, locale }));
  const languages = useQuery(trpc.notifications.listTemplates.queryOptions({}));
  const known = languages.data?.languages ?? [locale];
  return (
    <>
      <PageHeader
        title={nameOf(template)}
        badge={
          query.data?.isOwn ? (
            <Badge tone="info">
              <Trans>Own wording</Trans>
            </Badge>
          ) : undefined
        }
        crumbs={[
          {
            key: 'list',
            content: (
              <Link to="/admin/mail-templates">
                <Trans>Mail templates</Trans>
              </Link>
            ),
          },
          { key: 'this', content: nameOf(template) },
        ]}
        actions={
          <>
            {query.data?.isOwn ? <ResetTemplate template={query.data} /> : null}
            <NativeSelect
              aria-label={t`Language`}
              className="w-40"
              value={locale}
              onChange={(event) => void navigate({ to: '.', search: { locale: event.target.value } })}
            >
              {known.map((code) => (
                <option key={code} value={code}>
                  {LOCALES.find((entry) => entry.code === code)?.name ?? code}
                </option>
              ))}
            </NativeSelect>
          </>
        }
      />
      {query.error && query.data === undefined ? (
        <ErrorState error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <Skeleton className="h-96" />
      ) : (
        <WordingForm key={`${template} ${locale} ${query.data.updatedAt ?? 'ours'}`} template={query.data} />
      )}
    </>
  );
}
