import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { errorText } from '#lib/error-text.ts';
import { Alert } from '../ui/alert.tsx';
import { Button, buttonVariants } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';

export interface ObstacleProps {
  obstacle: { code: string; invoiceId: string | null };
  /** Where an open invoice is shown: `/portal/invoices`. */
  invoicesPath: string;
}

/** What stands in the way of a change, with the way to the invoice that must be paid first. */
export function Obstacle({ obstacle: { code, invoiceId }, invoicesPath }: ObstacleProps) {
  const { i18n } = useLingui();
  return (
    <Alert tone="info">
      <p>{i18n._(errorText(code))}</p>
      {invoiceId === null ? null : (
        <Link
          to={`${invoicesPath}/${invoiceId}`}
          className={buttonVariants({ variant: 'outline', size: 'sm', className: 'mt-2' })}
        >
          <Trans>Show the invoice</Trans>
        </Link>
      )}
    </Alert>
  );
}

/** In place of the form, while nothing can be changed whatever is chosen. */
export function ObstacleSheet({ onClose, ...obstacle }: ObstacleProps & { onClose: () => void }) {
  const { t } = useMacro();
  return (
    <Sheet
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={<Trans>Change plan</Trans>}
      closeLabel={t`Close`}
      footer={
        <Button variant="outline" onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
      }
    >
      <Obstacle {...obstacle} />
    </Sheet>
  );
}
