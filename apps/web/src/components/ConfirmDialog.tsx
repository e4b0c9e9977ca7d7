import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import { useErrorText } from '#hooks/use-error-text.ts';
import { Alert } from './ui/alert.tsx';
import { AlertDialog } from './ui/alert-dialog.tsx';
import { Button } from './ui/button.tsx';

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The question, with the name of the thing: "Void invoice 2026-0041?". */
  title: ReactNode;
  /** What will happen, and whether it can be undone. */
  children?: ReactNode;
  /** The verb: "Void invoice", never "OK". */
  confirmLabel: ReactNode;
  tone?: 'default' | 'danger';
  /** The dialog stays open and busy until it resolves; what it throws is shown in the dialog. */
  onConfirm: () => Promise<unknown> | unknown;
}

/** A question before something that is hard to take back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, children, confirmLabel, tone = 'default', onConfirm } = props;
  const textOf = useErrorText();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const change = (next: boolean) => {
    setFailure(undefined);
    onOpenChange(next);
  };
  const confirm = async () => {
    setBusy(true);
    try {
      await onConfirm();
      change(false);
    } catch (error) {
      setFailure(textOf(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <AlertDialog
      open={open}
      onOpenChange={change}
      title={title}
      {...(children === undefined ? {} : { description: children })}
      footer={
        <>
          <Button variant="outline" onClick={() => change(false)}>
            <Trans>Cancel</Trans>
          </Button>
          <Button variant={tone === 'danger' ? 'destructive' : 'default'} busy={busy} onClick={() => void confirm()}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {failure === undefined ? null : <Alert tone="danger">{failure}</Alert>}
    </AlertDialog>
  );
}
