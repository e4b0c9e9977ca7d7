import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DateText } from '#components/DateText.tsx';
import { ErrorState } from '#components/ErrorState.tsx';
import { Facts } from '#components/Facts.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Button } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useCan } from '#lib/auth/session.ts';
import { countryName } from '#lib/countries.ts';
import { queryClient } from '#lib/query-client.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { ExemptionSheet } from '../forms/ExemptionSheet.tsx';
import { VatChecks } from './VatChecks.tsx';

type Profile = RouterOutputs['clients']['taxProfile'];

/** What decides about the tax of a client, with the evidence. */
export function ClientTax({ clientId }: { clientId: string }) {
  const query = useQuery(trpc.clients.taxProfile.queryOptions({ clientId }));
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton className="h-64" />;
  return (
    <div className="flex flex-col gap-4">
      <TaxFacts clientId={clientId} profile={query.data} />
      <Exemption clientId={clientId} exemption={query.data.exemption} />
      <VatChecks checks={query.data.checks} />
    </div>
  );
}

function TaxFacts({ clientId, profile }: { clientId: string; profile: Profile }) {
  const { t, i18n } = useLingui();
  return (
    <Section
      title={<Trans>Tax facts</Trans>}
      actions={profile.isVatNumber ? <CheckNow clientId={clientId} /> : undefined}
    >
      <Facts
        facts={[
          { key: 'country', label: t`Country`, value: countryName(profile.country, i18n.locale) },
          { key: 'postcode', label: t`Postcode`, value: profile.postcode && <bdi>{profile.postcode}</bdi> },
          { key: 'kind', label: t`Buys as`, value: profile.isBusiness ? t`Business` : t`Consumer` },
          {
            key: 'number',
            label: t`VAT or tax number`,
            value: profile.taxId && (
              <span className="flex flex-wrap items-center justify-end gap-2">
                <bdi className="num">{profile.taxId}</bdi>
                {profile.status === null ? null : (
                  <StatusBadge status={profile.status === 'unknown' ? 'vat_unknown' : profile.status} />
                )}
              </span>
            ),
          },
          {
            key: 'checked',
            label: t`Last answer`,
            value: profile.checkedAt && <DateText value={profile.checkedAt} style="relative" />,
          },
          {
            key: 'next',
            label: t`Next check`,
            value: profile.nextCheckAt && <DateText value={profile.nextCheckAt} style="relative" />,
          },
        ]}
      />
    </Section>
  );
}

function CheckNow({ clientId }: { clientId: string }) {
  const { t } = useLingui();
  const may = useCan()('client:update');
  const textOf = useErrorText();
  const check = useMutation(trpc.clients.checkTaxId.mutationOptions());
  if (!may) return null;
  const run = async () => {
    try {
      const { outcome } = await check.mutateAsync({ clientId });
      if (outcome === 'valid') toast.success(t`The number is valid`);
      else if (outcome === 'invalid') toast.error(t`VIES does not know this number`);
      else toast.error(t`VIES does not answer; it is asked again by itself`);
    } catch (error) {
      toast.error(textOf(error));
    }
    await queryClient.invalidateQueries({ queryKey: trpc.clients.pathKey() });
  };
  return (
    <Button size="sm" variant="outline" busy={check.isPending} onClick={() => void run()}>
      <Trans>Check now</Trans>
    </Button>
  );
}

function Exemption({ clientId, exemption }: { clientId: string; exemption: Profile['exemption'] }) {
  const { t } = useLingui();
  const may = useCan()('client:tax');
  const [isOpen, setOpen] = useState(false);
  const actions = may ? (
    <Button size="sm" variant="outline" onClick={() => setOpen(true)}>
      {exemption === null ? <Trans>Add exemption</Trans> : <Trans>Change</Trans>}
    </Button>
  ) : undefined;
  return (
    <Section title={<Trans>Exemption</Trans>} actions={actions}>
      {exemption === null ? (
        <p className="text-muted-foreground text-sm">
          <Trans>The client is charged tax like everybody.</Trans>
        </p>
      ) : (
        <Facts
          facts={[
            { key: 'reason', label: t`Certificate`, value: <bdi>{exemption.reason}</bdi> },
            {
              key: 'code',
              label: t`Reason code`,
              value: exemption.code && <bdi className="num">{exemption.code}</bdi>,
            },
            {
              key: 'until',
              label: t`First day without it`,
              value: exemption.until ? <DateText value={exemption.until} /> : t`No end`,
            },
            { key: 'held', label: t`Holds today`, value: exemption.isHeld ? t`Yes` : t`No` },
          ]}
        />
      )}
      {isOpen ? <ExemptionSheet clientId={clientId} exemption={exemption} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}
