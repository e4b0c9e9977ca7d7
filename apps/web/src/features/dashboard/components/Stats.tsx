import { Plural, Trans } from '@lingui/react/macro';
import { MoneyText } from '#components/MoneyText.tsx';
import { useFormat } from '#lib/format/use-format.ts';
import type { RouterOutputs } from '#lib/trpc.ts';
import { Stat } from './Stat.tsx';

type Dashboard = RouterOutputs['reporting']['dashboard'];
type Amount = { amountMinor: string; currency: string };

/** The figures of the day; a role sees those of what it may read. */
export function Stats({ dashboard, currency }: { dashboard: Dashboard; currency: string }) {
  const format = useFormat();
  const { orders, invoices, failedPayments, work, parkedNotices, disputesToAnswer, renewalStops } = dashboard;
  const waiting = work ? work.parked + work.unknown : 0;
  const dead = work?.deadDeliveries ?? 0;
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-5">
      {orders ? (
        <Stat
          to="/admin/orders"
          {...(orders.inReview > 0 ? { search: { status: 'in_review' } } : {})}
          label={<Trans>Orders today</Trans>}
          value={format.number(orders.count)}
          hint={
            orders.inReview > 0 ? (
              <Plural value={orders.inReview} one="# waits for review" other="# wait for review" />
            ) : (
              <Sums amounts={orders.totals} currency={currency} />
            )
          }
        />
      ) : null}
      {invoices ? (
        <>
          <Stat
            to="/admin/invoices"
            search={{ status: 'issued' }}
            label={<Trans>To be paid</Trans>}
            value={<Sums amounts={invoices.due} currency={currency} />}
            hint={<Plural value={invoices.count} one="# invoice" other="# invoices" />}
          />
          <Stat
            to="/admin/invoices"
            search={{ status: 'overdue' }}
            label={<Trans>Overdue</Trans>}
            value={<Sums amounts={invoices.overdue} currency={currency} />}
            hint={<Plural value={invoices.overdueCount} one="# invoice" other="# invoices" />}
            tone={invoices.overdueCount > 0 ? 'danger' : undefined}
          />
        </>
      ) : null}
      {failedPayments ? (
        <Stat
          to="/admin/payments"
          label={<Trans>Failed payments</Trans>}
          value={format.number(failedPayments.count)}
          hint={<Plural value={failedPayments.days} one="in the last day" other="in the last # days" />}
          tone={failedPayments.count > 0 ? 'danger' : undefined}
        />
      ) : null}
      {work ? (
        <Stat
          to="/admin/jobs"
          search={{ state: work.parked === 0 && work.unknown > 0 ? 'unknown' : 'parked' }}
          label={<Trans>Jobs that wait for you</Trans>}
          value={format.number(waiting)}
          hint={waiting === 0 ? <Trans>Everything runs</Trans> : <Trans>parked or unanswered</Trans>}
          tone={waiting > 0 ? 'warning' : undefined}
        />
      ) : null}
      {disputesToAnswer ? (
        <Stat
          to="/admin/disputes"
          label={<Trans>Disputes to answer</Trans>}
          value={format.number(disputesToAnswer)}
          hint={<Trans>each has a deadline</Trans>}
          tone="danger"
        />
      ) : null}
      {parkedNotices ? (
        <Stat
          to="/admin/gateway-notices"
          search={{ state: 'parked' }}
          label={<Trans>Gateway notices that wait for you</Trans>}
          value={format.number(parkedNotices)}
          hint={<Trans>disputes, or not followed</Trans>}
          tone="danger"
        />
      ) : null}
      {renewalStops && renewalStops.invoices > 0 ? (
        <Stat
          to="/admin/renewal-stops"
          search={{ state: 'waiting' }}
          label={<Trans>Invoices held back for you</Trans>}
          value={format.number(renewalStops.invoices)}
          hint={<Trans>far above the client’s history</Trans>}
          tone="danger"
        />
      ) : null}
      {dead > 0 ? (
        <Stat
          to="/admin/deliveries"
          label={<Trans>Unhandled events</Trans>}
          value={format.number(dead)}
          hint={<Trans>failed ten times</Trans>}
          tone="warning"
        />
      ) : null}
    </div>
  );
}

/** Sums of several currencies are never added up. */
function Sums({ amounts, currency }: { amounts: readonly Amount[]; currency: string }) {
  const shown = amounts.length > 0 ? amounts : [{ amountMinor: '0', currency }];
  return shown.map((amount, index) => (
    <span key={amount.currency}>
      {index > 0 ? ' · ' : null}
      <MoneyText {...amount} />
    </span>
  ));
}
