import { Trans } from '@lingui/react/macro';
import { CircleAlert, CircleCheck } from 'lucide-react';
import { MoneyText } from '#components/MoneyText.tsx';
import { useFormat } from '#lib/format/use-format.ts';
import type { RouterOutputs } from '#lib/trpc.ts';
import { exactMoney } from './exact-money.ts';
import { STEP_SENTENCES } from './line-sentences.ts';
import { useSentence } from './use-sentence.ts';

type Amount = RouterOutputs['billing']['explainLine']['amount'];

/** How the amount was computed, step by step, and whether it comes to the same again. */
export function AmountSteps({ amount, currency }: { amount: Amount; currency: string }) {
  const sentence = useSentence(currency);
  const format = useFormat();
  return (
    <div className="mt-1 rounded-lg bg-muted/60 px-3 py-2 text-sm">
      <ol className="flex flex-col gap-1">
        {amount.steps.map((step) => (
          <li
            key={`${step.rule} ${Object.values(step.inputs).join(' ')}`}
            className="flex items-baseline justify-between gap-4"
          >
            <span className="min-w-0 text-muted-foreground">{sentence(STEP_SENTENCES, step)}</span>
            <bdi className="num shrink-0 whitespace-nowrap">{exactMoney(step.resultMinor, { currency, format })}</bdi>
          </li>
        ))}
      </ol>
      <dl className="mt-2 flex flex-col gap-1 border-t pt-2">
        <Row label={<Trans>Net</Trans>} amount={amount.net} />
        {amount.tax.amountMinor === '0' ? null : <Row label={<Trans>Tax</Trans>} amount={amount.tax} />}
        <Row label={<Trans>Total</Trans>} amount={amount.total} strong />
      </dl>
      <Verdict amount={amount} />
    </div>
  );
}

function Row({ label, amount, strong = false }: { label: React.ReactNode; amount: Amount['net']; strong?: boolean }) {
  return (
    <div className={`flex justify-between gap-4 ${strong ? 'font-semibold' : ''}`}>
      <dt>{label}</dt>
      <dd>
        <MoneyText {...amount} />
      </dd>
    </div>
  );
}

function Verdict({ amount }: { amount: Amount }) {
  if (amount.computed === null) return null;
  return amount.isSame ? (
    <p className="mt-2 flex items-center gap-1.5 text-success text-xs">
      <CircleCheck aria-hidden="true" className="size-3.5" />
      <Trans>Computed again just now: it comes to the same.</Trans>
    </p>
  ) : (
    <p className="mt-2 flex items-center gap-1.5 text-danger text-xs">
      <CircleAlert aria-hidden="true" className="size-3.5" />
      <Trans>Computed again just now, it comes to something else. Please tell us.</Trans>
    </p>
  );
}
