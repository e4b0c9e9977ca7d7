import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { MoneyText } from '#components/MoneyText.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Timeline } from '#components/Timeline.tsx';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { Reason } from './Reason.tsx';
import {
  CHANGE_SENTENCES,
  END_SENTENCES,
  LOG_SENTENCES,
  NEXT_INVOICE_SENTENCES,
  PAID_UNTIL_SENTENCES,
  PRICE_SENTENCES,
} from './subscription-sentences.ts';
import { useSentence } from './use-sentence.ts';
import { WhySheet } from './WhySheet.tsx';

interface SubscriptionWhyProps {
  subscriptionId: string;
  title: string;
  onClose: () => void;
}

/** Why a subscription is as it is: next invoice, price, until when it is paid, its state, and what will change. */
export function SubscriptionWhy({ subscriptionId, title, onClose }: SubscriptionWhyProps) {
  const query = useQuery(trpc.subscriptions.explain.queryOptions({ subscriptionId }));
  return (
    <WhySheet title={title} onClose={onClose} query={query}>
      {(data) => <Reasons of={data} />}
    </WhySheet>
  );
}

type Explained = RouterOutputs['subscriptions']['explain'];

function Reasons({ of }: { of: Explained }) {
  const { t } = useLingui();
  const sentence = useSentence(of.currency);
  return (
    <div className="flex flex-col gap-4">
      <Reason title={<Trans>Next invoice</Trans>}>{sentence(NEXT_INVOICE_SENTENCES, of.nextInvoice)}</Reason>
      <Reason title={<Trans>Price</Trans>} more={<PriceToday of={of} />}>
        {sentence(PRICE_SENTENCES, of.price)}
      </Reason>
      {of.cycle === 'one_time' ? null : (
        <Reason title={<Trans>Paid until</Trans>}>{sentence(PAID_UNTIL_SENTENCES, of.paidUntil)}</Reason>
      )}
      {of.change ? (
        <Reason title={<Trans>Change of plan</Trans>}>{sentence(CHANGE_SENTENCES, of.change)}</Reason>
      ) : null}
      {of.end ? <Reason title={<Trans>End</Trans>}>{sentence(END_SENTENCES, of.end)}</Reason> : null}
      <section className="flex flex-col gap-2">
        <h3 className="flex items-center gap-2 font-medium text-muted-foreground text-xs">
          <Trans>Status</Trans> <StatusBadge status={of.status} />
        </h3>
        <Timeline
          label={t`How it came to its status`}
          entries={of.log.map((entry) => ({
            id: entry.id,
            at: entry.at,
            title: sentence(LOG_SENTENCES, entry),
            ...(entry.isBySystem ? { actor: t`System` } : entry.by === null ? {} : { actor: entry.by }),
            ...(entry.from === entry.to ? {} : { details: <StatusBadge status={entry.to} /> }),
          }))}
        />
      </section>
    </div>
  );
}

/** What the catalogue asks today, beside the price that was agreed. */
function PriceToday({ of: { catalogue, price } }: { of: Explained }) {
  const isSame = catalogue?.amountMinor === price.inputs['recurringMinor'];
  return (
    <p className="text-muted-foreground text-sm">
      {catalogue === null ? <Trans>It is not for sale today.</Trans> : null}
      {catalogue !== null && isSame ? <Trans>Who orders the same today pays the same.</Trans> : null}
      {catalogue !== null && !isSame ? (
        <Trans>
          Who orders the same today pays <MoneyText {...catalogue} />.
        </Trans>
      ) : null}
    </p>
  );
}
