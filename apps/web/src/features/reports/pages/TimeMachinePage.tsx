import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Label } from '#components/ui/label.tsx';
import { NativeSelect } from '#components/ui/native-select.tsx';
import { Progress } from '#components/ui/progress.tsx';
import { CashMonths } from '../components/CashMonths.tsx';
import { DayPicker } from '../components/Controls.tsx';
import { ForeseenEvents } from '../components/ForeseenEvents.tsx';
import { type Definition, ReportPage } from '../components/ReportPage.tsx';
import { useReportSearch } from '../hooks/use-report-search.ts';
import { cashByMonth, lookAhead, lookAheadAsCsv } from '../lib/look-ahead.ts';

/** What will happen up to a day if nothing else does: worked out by the billing engine on copies of the accounts. */
export function TimeMachinePage() {
  const { search, set } = useReportSearch();
  const everybodyPays = search.pay !== 'methods';
  const question = { everybodyPays, ...(search.on === undefined ? {} : { until: search.on }) };
  const [seen, setSeen] = useState(0);
  const query = useQuery({
    queryKey: ['time-machine', question],
    queryFn: ({ signal }) => lookAhead(question, { signal, onPart: setSeen }),
    staleTime: 60_000,
    retry: false,
  });
  return (
    <ReportPage
      title={<Trans>Time machine</Trans>}
      file="time-machine"
      onExport={() => lookAheadAsCsv(question)}
      query={query}
      isEmpty={({ events, failed }) => events.length === 0 && failed.length === 0}
      controls={
        <>
          {query.data === undefined ? null : (
            <DayPicker label={<Trans>Up to</Trans>} value={query.data.until} onChange={(on) => set({ on })} />
          )}
          <PayersPicker everybodyPays={everybodyPays} onChange={(pay) => set({ pay })} />
          {query.isFetching ? <Looking clients={seen} /> : null}
        </>
      }
      definitions={useDefinitions()}
    >
      {(vision) => (
        <>
          {cashByMonth(vision).map((one) => (
            <CashMonths key={one.currency} {...one} />
          ))}
          <ForeseenEvents vision={vision} />
        </>
      )}
    </ReportPage>
  );
}

function Looking({ clients }: { clients: number }) {
  const { t } = useLingui();
  return (
    <span className="flex min-w-40 flex-col gap-1.5 pb-2 text-muted-foreground text-sm" role="status">
      <Plural value={clients} one="# client looked at" other="# clients looked at" />
      <Progress label={t`Looking ahead`} />
    </span>
  );
}

function PayersPicker({ everybodyPays, onChange }: { everybodyPays: boolean; onChange: (pay: string) => void }) {
  const id = useId();
  const { t } = useLingui();
  return (
    <span className="flex flex-col gap-1.5">
      <Label htmlFor={id}>
        <Trans>Who pays</Trans>
      </Label>
      <NativeSelect
        id={id}
        className="w-64"
        value={everybodyPays ? '' : 'methods'}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{t`Everybody, on the due day`}</option>
        <option value="methods">{t`Only stored payment methods`}</option>
      </NativeSelect>
    </span>
  );
}

function useDefinitions(): Definition[] {
  const { t } = useLingui();
  return [
    {
      key: 'how',
      term: t`How it is worked out`,
      text: t`The billing engine lives through every day on a copy of each client account as it is now, under today's settings: renewals, planned changes, cancellations, charges, reminders, suspensions. Nothing is written, and nobody waits for it.`,
    },
    {
      key: 'assumed',
      term: t`What is assumed`,
      text: t`Nobody orders, leaves or changes anything that is not planned today. Stored payment methods are charged and pay. Prices and taxes stay as they are; a VAT number that is still being checked counts as valid.`,
    },
    {
      key: 'usage',
      term: t`Usage`,
      text: t`Estimated, and marked so: the period that runs goes on as it did, later ones cost what the last two and this one cost on average, with minimums, today's coupons and taxes.`,
    },
    {
      key: 'cash',
      term: t`Cash`,
      text: t`Payments as they arrive, tax included. Invoices that are open today count when they are paid.`,
    },
  ];
}
