import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { PRICE_ITEM_STATES } from '@panel1/shared-types/states';
import { DateText } from '#components/DateText.tsx';
import { Facts } from '#components/Facts.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { useStatusOptions } from '#hooks/use-status-options.ts';
import { CYCLES } from '#lib/cycles.ts';
import { useFormat } from '#lib/format/use-format.ts';
import type { RouterOutputs } from '#lib/trpc.ts';
import { TermsText } from './TermsText.tsx';

type Change = RouterOutputs['priceChanges']['get'];

/** What a price change is, whom it concerns, and what it comes to. */
export function ChangeFacts({ change }: { change: Change }) {
  const { i18n } = useLingui();
  const states = useStatusOptions(PRICE_ITEM_STATES);
  const { t } = useMacro();
  const format = useFormat();
  const { cohort, products, counts, startedAt, endedAt } = change;
  const counted = new Map<string, number>(Object.entries(counts));
  return (
    <>
      <Section title={<Trans>Effect</Trans>}>
        <Facts
          facts={[
            { key: 'before', label: t`Per month until now`, value: <MoneyText {...change.mrrBefore} /> },
            { key: 'after', label: t`Per month afterwards`, value: <MoneyText {...change.mrrAfter} /> },
            { key: 'effect', label: t`Change per month`, value: <MoneyText {...change.mrrEffect} /> },
            ...states.map(({ value: state, label }) => ({
              ...{ key: state, label },
              value: format.number(counted.get(state) ?? 0),
            })),
          ]}
        />
      </Section>
      <Section title={<Trans>Terms</Trans>}>
        <Facts
          facts={[
            { key: 'price', label: t`New price`, value: <TermsText change={change} /> },
            { key: 'from', label: t`From`, value: <DateText value={change.fromOn} /> },
            { key: 'notice', label: t`Days of notice`, value: format.number(change.noticeDays) },
            {
              key: 'terms',
              label: t`Contracts`,
              value: change.withinTerms === 'wait' ? t`Waits for the end of the term` : t`Also within the term`,
            },
            { key: 'lower', label: t`Lower prices too`, value: cohort.onlyRaise ? t`No` : t`Yes` },
            {
              key: 'products',
              label: t`Products`,
              value: products.length === 0 ? t`Every product` : products.join(', '),
            },
            {
              key: 'cycles',
              label: t`Billing cycles`,
              value:
                cohort.cycles.length === 0
                  ? t`Every cycle`
                  : cohort.cycles.map((cycle) => i18n._(CYCLES[cycle].name)).join(', '),
            },
            { key: 'countries', label: t`Countries`, value: cohort.countries.join(', ') || null },
            { key: 'sold', label: t`Sold before`, value: cohort.soldBefore && <DateText value={cohort.soldBefore} /> },
            { key: 'by', label: t`Written by`, value: <bdi>{change.createdBy}</bdi> },
            { key: 'started', label: t`Started`, value: startedAt && <DateText value={startedAt} /> },
            { key: 'ended', label: t`Ended`, value: endedAt && <DateText value={endedAt} /> },
          ]}
        />
      </Section>
    </>
  );
}
