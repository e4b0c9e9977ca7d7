import { Trans, useLingui } from '@lingui/react/macro';
import { CopyId } from '#components/CopyId.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';

export interface NewKeyDialogProps {
  made: { name: string; key: string } | null;
  onClose: () => void;
}

/** The only moment at which a new key can be read. */
export function NewKeyDialog({ made, onClose }: NewKeyDialogProps) {
  const { t } = useLingui();
  if (made === null) return null;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={<Trans>The key of {made.name}</Trans>}
      closeLabel={t`Close`}
      footer={
        <Button onClick={onClose}>
          <Trans>I have copied it</Trans>
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="flex rounded-md border bg-muted px-3 py-2">
          <CopyId value={made.key} />
        </div>
        <Alert tone="warning">
          <Trans>This is the only time it is shown. Keep it where only the program can read it.</Trans>
        </Alert>
      </div>
    </Dialog>
  );
}
