import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { MoneyText } from '#components/MoneyText.tsx';
import { Button, type ButtonProps } from '#components/ui/button.tsx';
import { PayDialog } from './PayDialog.tsx';
import { type Payable, sumOf } from './payable.ts';

interface PayButtonProps extends Pick<ButtonProps, 'size' | 'variant'> {
  /** Open invoices of one currency; at least one. */
  invoices: readonly Payable[];
  /** Instead of "Pay" and the amount. */
  children?: ReactNode;
}

/** Opens the question how to pay. Draw it only for those who may (`invoice:pay`). */
export function PayButton({ invoices, children, ...button }: PayButtonProps) {
  const [isPaying, setPaying] = useState(false);
  return (
    <>
      <Button {...button} onClick={() => setPaying(true)}>
        {children ?? (
          <Trans>
            Pay <MoneyText {...sumOf(invoices)} />
          </Trans>
        )}
      </Button>
      {isPaying ? <PayDialog invoices={invoices} onClose={() => setPaying(false)} /> : null}
    </>
  );
}
