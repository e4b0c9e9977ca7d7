import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { DateText } from '#components/DateText.tsx';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { AmountSteps } from './AmountSteps.tsx';
import { DUE_SENTENCES, ISSUE_SENTENCES, LINE_SENTENCES, PERIOD_SENTENCES, TAX_SENTENCES } from './line-sentences.ts';
import { Reason } from './Reason.tsx';
import { useSentence } from './use-sentence.ts';
import { WhySheet } from './WhySheet.tsx';

interface LineWhyProps {
  lineId: string;
  title: string;
  onClose: () => void;
}

/** Why a line of an invoice says what it says: its amount step by step, its period, its tax, the dates of the invoice. */
export function LineWhy({ lineId, title, onClose }: LineWhyProps) {
  const query = useQuery(trpc.billing.explainLine.queryOptions({ lineId }));
  return (
    <WhySheet title={title} onClose={onClose} query={query}>
      {(data) => <Reasons of={data} />}
    </WhySheet>
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
