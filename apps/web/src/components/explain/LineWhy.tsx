import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { DateText } from '#components/DateText.tsx';
import { ErrorState } from '#components/ErrorState.tsx';
import { Sheet } from '#components/ui/sheet.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { AmountSteps } from './AmountSteps.tsx';
import { DUE_SENTENCES, ISSUE_SENTENCES, LINE_SENTENCES, PERIOD_SENTENCES, TAX_SENTENCES } from './line-sentences.ts';
import { Reason } from './Reason.tsx';
import { useSentence } from './use-sentence.ts';

interface LineWhyProps {
  lineId: string;
  title: string;
  onClose: () => void;
}

/** Why a line of an invoice says what it says: its amount step by step, its period, its tax, the dates of the invoice. */
export function LineWhy({ lineId, title, onClose }: LineWhyProps) {
  const { t } = useLingui();
  const query = useQuery(trpc.billing.explainLine.queryOptions({ lineId }));
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={<Trans>Why?</Trans>}
      description={<bdi>{title}</bdi>}
      closeLabel={t`Close`}
    >
      {query.error ? <ErrorState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeleton className="h-64" /> : null}
      {query.data ? <Reasons of={query.data} /> : null}
    </Sheet>
  );
}

function Reasons({ of }: { of: RouterOutputs['billing']['explainLine'] }) {
  const sentence = useSentence(of.currency);
  const { amount, period, tax, issued, due } = of;
  const taxPoint = tax.inputs['taxPoint'];
  return (
    <div className="flex flex-col gap-4">
      <Reason title={<Trans>Amount</Trans>} more={<AmountSteps amount={amount} currency={of.currency} />}>
        {sentence(LINE_SENTENCES, amount)}
      </Reason>
      {period ? <Reason title={<Trans>Period</Trans>}>{sentence(PERIOD_SENTENCES, period)}</Reason> : null}
      <Reason
        title={<Trans>Tax</Trans>}
        more={
          typeof taxPoint === 'string' && tax.version !== null ? (
            <p className="text-muted-foreground text-xs">
              <Trans>
                By the rates of <DateText value={taxPoint} />, table <bdi>{tax.version}</bdi>.
              </Trans>
            </p>
          ) : null
        }
      >
        {sentence(TAX_SENTENCES, tax)}
      </Reason>
      <Reason title={<Trans>Date of the invoice</Trans>}>{sentence(ISSUE_SENTENCES, issued)}</Reason>
      {due ? <Reason title={<Trans>Last day to pay</Trans>}>{sentence(DUE_SENTENCES, due)}</Reason> : null}
    </div>
  );
}
