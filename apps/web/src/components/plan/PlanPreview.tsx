import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { DateText } from '#components/DateText.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { errorText } from '#lib/error-text.ts';
import { type api, type RouterOutputs, trpc } from '#lib/trpc.ts';

export type PlanWish = Parameters<typeof api.subscriptions.previewChange.query>[0];
type Change = NonNullable<RouterOutputs['subscriptions']['previewChange']['change']>;

interface PlanPreviewProps {
  wish: PlanWish;
  /** Where an open invoice is shown: `/portal/invoices`. */
  invoicesPath: string;
}

/** What a change of plan would do, to the cent: every line, the tax, what is due now and what comes next. */
export function PlanPreview({ wish, invoicesPath }: PlanPreviewProps) {
  const { i18n } = useLingui();
  const textOf = useErrorText();
  const query = useQuery({
    ...trpc.subscriptions.previewChange.queryOptions(wish),
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (query.error) return <Alert tone="warning">{textOf(query.error)}</Alert>;
  if (query.data === undefined) return <Skeleton className="h-32" />;
  const { change, refusal } = query.data;
  if (change !== null) return <ChangeFacts change={change} />;
  return (
    <Alert tone="info">
      {i18n._(errorText(refusal?.code ?? ''))}{' '}
      {refusal?.invoiceId ? (
        <Link to={`${invoicesPath}/${refusal.invoiceId}`} className="underline underline-offset-2">
          <Trans>Show the invoice</Trans>
        </Link>
      ) : null}
    </Alert>
  );
}

function ChangeFacts({ change }: { change: Change }) {
  const { net, tax, total, credit, next } = change;
  return (
    <section aria-live="polite" className="flex flex-col gap-3 rounded-lg border bg-muted/40 p-4 text-sm">
      <p className="font-medium">
        {change.isNow ? (
          <Trans>In force as soon as it is paid</Trans>
        ) : (
          <Trans>
            In force on <DateText value={change.effectiveOn} />; nothing is due now
          </Trans>
        )}
      </p>
      {change.lines.length === 0 ? null : (
        <dl className="flex flex-col gap-1.5">
          {change.lines.map((line) => (
            <Amount key={`${line.kind} ${line.periodStart} ${line.description}`} amount={line.net}>
              {line.kind === 'credit' ? <Trans>Given back: {line.description}</Trans> : <bdi>{line.description}</bdi>}
            </Amount>
          ))}
          {net.amountMinor === total.amountMinor ? null : (
            <Amount amount={tax}>
              <Trans>Tax</Trans>
            </Amount>
          )}
          <div className="flex justify-between gap-4 border-t pt-1.5 font-medium">
            <dt>
              <Trans>Due now</Trans>
            </dt>
            <dd>
              <MoneyText {...total} />
            </dd>
          </div>
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
