import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { CheckboxField } from '#components/form/fields.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import type { CreditUse } from '#components/pay/credit.ts';
import { Card } from '#components/ui/card.tsx';

/** The client's credit: whether it is used, how far it goes, and what remains to be paid. */
export function CreditField({ spent, isSpending }: { spent: CreditUse; isSpending: boolean }) {
  return (
    <Card className="gap-3 p-4">
      <CheckboxField
        name="useCredit"
        label={
          <Trans>
            Use my credit of <MoneyText {...spent.credit} />
          </Trans>
        }
      />
      {isSpending ? (
        <dl className="flex flex-col gap-1 border-t pt-3 text-sm">
          <Row label={<Trans>From your credit</Trans>}>
            <MoneyText {...spent.used} />
          </Row>
          <Row label={<Trans>Left to pay</Trans>}>
            <MoneyText {...spent.rest} className="font-semibold" />
          </Row>
        </dl>
      ) : null}
    </Card>
  );
}

function Row({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-muted-foreground">{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
