import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { ErrorState } from '#components/ErrorState.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { NativeDialog } from '#components/ui/native-dialog.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { spendCredit } from './credit.ts';
import { InvoiceChoice } from './InvoiceChoice.tsx';
import { PayChoiceList } from './PayChoiceList.tsx';
import { CreditSwitch, KeepSwitch } from './PayExtras.tsx';
import { type Payable, sumOf } from './payable.ts';
import { usePay } from './use-pay.ts';
import { usePayChoices } from './use-pay-choices.ts';

export interface PayDialogProps {
  /** Open invoices of one currency; at least one. */
  invoices: readonly Payable[];
  onClose: () => void;
}

/** Pays one or several invoices in one payment. The nearest way is chosen already, so one click is enough. */
export function PayDialog({ invoices: offered, onClose }: PayDialogProps) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const pay = usePay();
  const [left, setLeft] = useState<readonly string[]>([]);
  const invoices = offered.filter(({ id }) => !left.includes(id));
  const total = { ...sumOf(invoices), currency: sumOf(offered).currency };
  const ways = usePayChoices(total.currency);
  const [wanted, setWanted] = useState<string>();
  const [useCredit, setUseCredit] = useState(true);
  const [saveMethod, setSaveMethod] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const spent = spendCredit(total, ways.creditMinor);
  const isSpending = spent !== null && useCredit;
  const isCovered = isSpending && spent.isCovered;
  const choice = isCovered ? undefined : (ways.choices.find(({ value }) => value === wanted) ?? ways.choices[0]);
  const isReady = !ways.isPending && !ways.error;
  const toggle = ({ id }: Payable) => setLeft(left.includes(id) ? left.filter((one) => one !== id) : [...left, id]);
  const confirm = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const outcome = await pay({ invoices, choice, useCredit: isSpending, saveMethod });
      if (outcome === 'paid') toast.success(t`Paid from your credit`);
      onClose();
    } catch (error) {
      setFailure(textOf(error));
      setBusy(false);
    }
  };
  return (
    <NativeDialog
      open
      onOpenChange={() => {
        if (!isBusy) onClose();
      }}
      title={<PayTitle invoices={offered} />}
      footer={
        <>
          <Button variant="outline" onClick={onClose} disabled={isBusy}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            busy={isBusy}
            disabled={!isReady || invoices.length === 0 || (!choice && !isCovered)}
            onClick={() => void confirm()}
          >
            <Trans>
              Pay <MoneyText {...(isSpending && !isCovered ? spent.rest : total)} />
            </Trans>
          </Button>
        </>
      }
    >
      {offered.length > 1 ? (
        <InvoiceChoice invoices={offered} isChosen={({ id }) => !left.includes(id)} onToggle={toggle} />
      ) : null}
      {ways.error ? <ErrorState error={ways.error} onRetry={ways.retry} /> : null}
      {ways.isPending && !ways.error ? <Skeleton className="h-24" /> : null}
      {isReady && spent ? <CreditSwitch spent={spent} isOn={useCredit} onChange={setUseCredit} /> : null}
      {isReady && !isCovered && !choice ? (
        <Alert tone="warning">
          <Trans>There is no way to pay in this currency at the moment. Please ask our support.</Trans>
        </Alert>
      ) : null}
      {choice ? <PayChoiceList choices={ways.choices} value={choice.value} onValueChange={setWanted} /> : null}
      {choice?.kind === 'gateway' && choice.gateway.canSaveMethods ? (
        <KeepSwitch isOn={saveMethod} onChange={setSaveMethod} />
      ) : null}
      {failure === undefined ? null : <Alert tone="danger">{failure}</Alert>}
    </NativeDialog>
  );
}

function PayTitle({ invoices }: { invoices: readonly Payable[] }) {
  if (invoices.length === 1) return <Trans>Pay invoice {invoices[0]?.number}</Trans>;
  return <Plural value={invoices.length} one="Pay # invoice" other="Pay # invoices" />;
}
