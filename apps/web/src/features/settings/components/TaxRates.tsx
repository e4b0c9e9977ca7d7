import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Pencil, Percent, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { DateText } from '#components/DateText.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useCan } from '#lib/auth/session.ts';
import { countryName } from '#lib/countries.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { trpc } from '#lib/trpc.ts';
import { type TaxRate, TaxRateSheet } from '../forms/TaxRateSheet.tsx';
import { refreshSettings } from '../hooks/use-settings.ts';

type Open = { as: 'edit' | 'delete'; rate: TaxRate } | { as: 'add' } | null;

/** Rates per country, each with the days on which it holds. */
export function TaxRates() {
  const { t, i18n } = useLingui();
  const can = useCan();
  const format = useFormat();
  const [open, setOpen] = useState<Open>(null);
  const query = useQuery(trpc.tenants.taxRates.queryOptions({ limit: 200 }));
  const manages = can('settings:manage');
  const add = manages ? (
    <Button size="sm" variant="outline" onClick={() => setOpen({ as: 'add' })}>
      <Plus aria-hidden="true" />
      <Trans>Add rate</Trans>
    </Button>
  ) : null;
  return (
    <Section flush title={<Trans>Your own rates</Trans>} actions={add} className="max-w-3xl">
      <RowList
        label={t`Your own rates`}
        query={query}
        item={(rate) => ({
          id: rate.taxRateId,
          title: (
            <>
              {countryName(rate.country, i18n.locale)} · <bdi>{rate.name}</bdi>
            </>
          ),
          hint: <Period rate={rate} />,
          end: format.number(Number.parseFloat(rate.rate), { style: 'percent', maximumFractionDigits: 3 }),
          actions: manages ? <RateActions rate={rate} onOpen={setOpen} /> : undefined,
        })}
        empty={
          <EmptyState icon={Percent} title={<Trans>No rate of your own</Trans>} action={add}>
            <Trans>The rates of the European Union are built in. Add one for another country, or to replace one.</Trans>
          </EmptyState>
        }
      />
      {open === null || open.as === 'delete' ? null : (
        <TaxRateSheet open onOpenChange={() => setOpen(null)} {...(open.as === 'edit' ? { rate: open.rate } : {})} />
      )}
      {open?.as === 'delete' ? <DeleteRate rate={open.rate} onClose={() => setOpen(null)} /> : null}
    </Section>
  );
}

function Period({ rate }: { rate: TaxRate }) {
  const from = <DateText value={rate.validFrom} />;
  return (
    <>
      {rate.validUntil === null ? (
        <Trans>from {from} on</Trans>
      ) : (
        <Trans>
          from {from}, until before <DateText value={rate.validUntil} />
        </Trans>
      )}
      {rate.category === 'standard' ? null : (
        <>
          {' · '}
          <code dir="ltr">{rate.category}</code>
        </>
      )}
    </>
  );
}

function RateActions({ rate, onOpen }: { rate: TaxRate; onOpen: (open: Open) => void }) {
  const { t, i18n } = useLingui();
  const name = `${countryName(rate.country, i18n.locale)} ${rate.name}`;
  return (
    <>
      <Button
        size="icon-sm"
        variant="ghost"
        aria-label={t`Change ${name}`}
        onClick={() => onOpen({ as: 'edit', rate })}
      >
        <Pencil aria-hidden="true" />
      </Button>
      <Button
        size="icon-sm"
        variant="ghost"
        aria-label={t`Delete ${name}`}
        onClick={() => onOpen({ as: 'delete', rate })}
      >
        <Trash2 aria-hidden="true" />
      </Button>
    </>
  );
}

function DeleteRate({ rate, onClose }: { rate: TaxRate; onClose: () => void }) {
  const { t } = useLingui();
  const remove = useMutation(trpc.tenants.deleteTaxRate.mutationOptions());
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={<Trans>Delete the rate {rate.name}?</Trans>}
      confirmLabel={<Trans>Delete rate</Trans>}
      tone="danger"
      onConfirm={async () => {
        await remove.mutateAsync({ taxRateId: rate.taxRateId });
        await refreshSettings();
        toast.success(t`The rate is deleted`);
      }}
    >
      <Trans>
        Only for a rate entered by mistake. When a rate changes, add the new one: the old one then ends by itself.
      </Trans>
    </ConfirmDialog>
  );
}
