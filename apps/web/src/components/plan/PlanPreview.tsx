import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { DateText } from '#components/DateText.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useDebounced } from '#hooks/use-debounced.ts';
import { useErrorText } from '#hooks/use-error-text.ts';
import { CYCLES } from '#lib/cycles.ts';
import { dayBefore } from '#lib/format/day-before.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { Obstacle } from './Obstacle.tsx';
import { PriceDifference } from './PriceDifference.tsx';
import type { ChangeOptions, PlanWish } from './wish.ts';

type Change = NonNullable<RouterOutputs['subscriptions']['previewChange']['change']>;

interface PlanPreviewProps {
  /** Undefined while the form is not whole. */
  wish: PlanWish | undefined;
  options: ChangeOptions;
  /** Where an open invoice is shown: `/portal/invoices`. */
  invoicesPath: string;
}

const TYPING_MS = 200;

/** What a change of plan would do, to the cent: every line, the tax, what is due now and what comes next. */
export function PlanPreview({ wish, options, invoicesPath }: PlanPreviewProps) {
  const textOf = useErrorText();
  const rested = useDebounced(JSON.stringify(wish), TYPING_MS);
  const asked = useMemo<PlanWish | undefined>(() => (rested === undefined ? undefined : JSON.parse(rested)), [rested]);
  const query = useQuery({
    ...trpc.subscriptions.previewChange.queryOptions(asked ?? { subscriptionId: '' }),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (query.error) return <Alert tone="warning">{textOf(query.error)}</Alert>;
  if (query.data === undefined) return <Skeleton className="h-32" />;
  const { change, refusal } = query.data;
  if (refusal !== null) return <Obstacle obstacle={refusal} invoicesPath={invoicesPath} />;
  if (change === null) return null;
  return (
    <>
      <ChangeFacts change={change} options={options} isStale={query.isPlaceholderData} />
      <DueNow change={change} />
    </>
  );
}

/** In sight while plan and options are chosen above it. */
function DueNow({ change: { total } }: { change: Change }) {
  return (
    <dl className="sticky -bottom-4 flex justify-between gap-4 rounded-lg border bg-popover px-4 py-2.5 font-medium text-sm shadow-overlay">
      <dt>
        <Trans>Due now</Trans>
      </dt>
      <dd>
        <MoneyText {...total} />
      </dd>
    </dl>
  );
}

function ChangeFacts({ change, options, isStale }: { change: Change; options: ChangeOptions; isStale: boolean }) {
  const { i18n } = useLingui();
  const { net, tax, total, credit, next } = change;
  return (
    <section
      aria-live="polite"
      aria-busy={isStale}
      className="flex flex-col gap-3 rounded-lg border bg-muted/40 p-4 text-sm"
    >
      <div className="flex flex-wrap justify-between gap-x-4">
        <p className="font-medium">
          {change.isNow ? (
            <Trans>In force as soon as it is paid</Trans>
          ) : (
            <Trans>
              In force on <DateText value={change.effectiveOn} />; nothing is due now
            </Trans>
          )}
        </p>
        <p className="text-end">
          <MoneyText {...change.recurring} /> {i18n._(CYCLES[change.cycle].per)}
          {change.cycle === options.cycle ? (
            <span className="block text-muted-foreground text-xs">
              <PriceDifference before={options.recurring} after={change.recurring} />
            </span>
          ) : null}
        </p>
      </div>
      {change.lines.length === 0 ? null : (
        <dl className="flex flex-col gap-1.5">
          {change.lines.map((line) => (
            <Amount key={`${line.kind} ${line.periodStart} ${line.description}`} amount={line.net}>
              {line.kind === 'credit' ? <Trans>Given back: {line.description}</Trans> : <bdi>{line.description}</bdi>}
              <LinePeriod line={line} />
            </Amount>
          ))}
          {net.amountMinor === total.amountMinor ? null : (
            <Amount amount={tax}>
              <Trans>Tax</Trans>
            </Amount>
          )}
        </dl>
      )}
      {credit.amountMinor === '0' ? null : (
        <p>
          <Trans>
            <MoneyText {...credit} /> are added to the credit.
          </Trans>
        </p>
      )}
      {next ? (
        <p className="text-muted-foreground">
          <Trans>
            Next invoice for the time from <DateText value={next.on} />: <MoneyText {...next.amount} />
          </Trans>
          {next.discount.amountMinor === '0' ? null : (
            <>
              {' · '}
              <Trans>
                after <MoneyText {...next.discount} /> of discounts
              </Trans>
            </>
          )}
        </p>
      ) : null}
    </section>
  );
}

function Amount({ amount, children }: { amount: Change['net']; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="min-w-0 break-words">{children}</dt>
      <dd>
        <MoneyText {...amount} />
      </dd>
    </div>
  );
}

/** The days that a line is for; the last one is included, as it is read. */
function LinePeriod({ line: { periodStart, periodEnd } }: { line: Change['lines'][number] }) {
  if (periodStart === null || periodEnd === null) return null;
  return (
    <span className="block text-muted-foreground text-xs">
      <Trans>
        <DateText value={periodStart} /> to <DateText value={dayBefore(periodEnd)} />
      </Trans>
    </span>
  );
}
