import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ArrowRightLeft, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { DateText } from '#components/DateText.tsx';
import { EmptyState } from '#components/EmptyState.tsx';
import { RowList } from '#components/RowList.tsx';
import { Section } from '#components/Section.tsx';
import { Button } from '#components/ui/button.tsx';
import { useCan } from '#lib/auth/session.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { ExchangeRateSheet } from '../forms/ExchangeRateSheet.tsx';
import { type AllSettings, refreshSettings } from '../hooks/use-settings.ts';
import { RateFeed } from './RateFeed.tsx';

type Rate = RouterOutputs['tenants']['exchangeRates']['rows'][number];

/** Rates between currencies, each from a day on: those by hand, and the newest that were published. */
export function ExchangeRates({ settings }: { settings: AllSettings }) {
  const { t } = useLingui();
  const [isAdding, setAdding] = useState(false);
  const [gone, setGone] = useState<Rate>();
  const query = useQuery(trpc.tenants.exchangeRates.queryOptions({ limit: 100 }));
  const remove = useMutation(trpc.tenants.deleteExchangeRate.mutationOptions());
  const manages = useCan()('settings:manage');
  const add = manages ? (
    <Button size="sm" variant="outline" onClick={() => setAdding(true)}>
      <Plus aria-hidden="true" />
      <Trans>Enter a rate</Trans>
    </Button>
  ) : null;
  const pair = ({ from, to }: Rate) => `${from} → ${to}`;
  return (
    <Section flush title={<Trans>Exchange rates</Trans>} actions={add} className="max-w-3xl">
      {query.data?.feed ? <RateFeed feed={query.data.feed} mayRead={manages} /> : null}
      <RowList
        label={t`Exchange rates`}
        query={query}
        item={(rate) => ({
          id: rate.exchangeRateId,
          title: (
            <bdi className="num" dir="ltr">
              1 {rate.from} = {rate.rate} {rate.to}
            </bdi>
          ),
          hint: (
            <Trans>
              from <DateText value={rate.validFrom} /> on, <bdi>{rate.source}</bdi>
            </Trans>
          ),
          actions:
            manages && !rate.isPublished ? (
              <Button variant="ghost" size="icon" aria-label={t`Remove ${pair(rate)}`} onClick={() => setGone(rate)}>
                <Trash2 aria-hidden="true" />
              </Button>
            ) : undefined,
        })}
        empty={
          <EmptyState icon={ArrowRightLeft} title={<Trans>No rate yet</Trans>} action={add}>
            <Trans>Enter one for each currency that you sell in besides your own. It holds until the next one.</Trans>
          </EmptyState>
        }
      />
      <ExchangeRateSheet open={isAdding} onOpenChange={setAdding} settings={settings} />
      <ConfirmDialog
        open={gone !== undefined}
        onOpenChange={(open) => (open ? undefined : setGone(undefined))}
        title={<Trans>Remove this rate?</Trans>}
        confirmLabel={<Trans>Remove the rate</Trans>}
        tone="danger"
        onConfirm={async () => {
          if (gone) await remove.mutateAsync({ exchangeRateId: gone.exchangeRateId });
          await refreshSettings();
        }}
      >
        <Trans>Issued documents keep the rate that they were issued with.</Trans>
      </ConfirmDialog>
    </Section>
  );
}
