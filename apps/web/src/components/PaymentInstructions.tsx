import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { CopyId } from './CopyId.tsx';

const LABELS: Readonly<Record<string, MessageDescriptor>> = {
  account_holder: msg`Account holder`,
  iban: msg`IBAN`,
  account_number: msg`Account number`,
  bic: msg`BIC`,
  bank_name: msg`Bank`,
  reference: msg`Reference`,
  note: msg`Note`,
};

/** What is read as a text, not copied into a form of the bank. */
const PLAIN = ['note', 'bank_name'];

/** What a payer who pays by himself needs to know, each value ready to copy. Without the reference money finds nobody. */
export function PaymentInstructions({ rows }: { rows: readonly { key: string; value: string }[] }) {
  const { i18n } = useLingui();
  return (
    <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
      {rows.map(({ key, value }) => {
        const label = LABELS[key];
        return (
          <div key={key} className="sm:contents">
            <dt className="text-muted-foreground">{label ? i18n._(label) : key}</dt>
            <dd className="min-w-0 break-words font-medium">
              {PLAIN.includes(key) ? <bdi>{value}</bdi> : <CopyId value={value} />}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
