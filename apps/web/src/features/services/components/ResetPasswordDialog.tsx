import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { CopyId } from '#components/CopyId.tsx';
import { Facts } from '#components/Facts.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { trpc } from '#lib/trpc.ts';
import { refreshServices } from '../hooks/use-service-actions.ts';
import { type ServiceDialogProps, serviceName } from '../lib/service.ts';

/** Asks, then shows the new password this once. */
export function ResetPasswordDialog({ open, onOpenChange, service }: ServiceDialogProps) {
  const { t } = useLingui();
  const reset = useMutation(trpc.provisioning.resetPassword.mutationOptions());
  const [made, setMade] = useState<{ username: string | null; password: string } | null>(null);
  const name = serviceName(service);
  return (
    <>
      <ConfirmDialog
        open={open && made === null}
        onOpenChange={(next) => {
          if (!next && made === null) onOpenChange(false);
        }}
        title={<Trans>Reset the password of {name}?</Trans>}
        confirmLabel={<Trans>Reset password</Trans>}
        onConfirm={async () => {
          setMade(await reset.mutateAsync({ serviceId: service.serviceId }));
          await refreshServices();
        }}
      >
        <Trans>A new password is made and shown to you once. The present one stops working.</Trans>
      </ConfirmDialog>
      <Dialog
        open={made !== null}
        onOpenChange={() => {
          setMade(null);
          reset.reset();
          onOpenChange(false);
        }}
        title={<Trans>The new password of {name}</Trans>}
        closeLabel={t`Close`}
        footer={
          <Button
            onClick={() => {
              setMade(null);
              reset.reset();
              onOpenChange(false);
            }}
          >
            <Trans>I have copied it</Trans>
          </Button>
        }
      >
        <div className="flex flex-col gap-4">
          <Facts
            facts={[
              { key: 'user', label: t`User name`, value: made?.username && <CopyId value={made.username} /> },
              { key: 'password', label: t`Password`, value: made && <CopyId value={made.password} /> },
            ]}
          />
          <Alert tone="warning">
            <Trans>It is not shown again, and works when the panel has taken it: see the jobs.</Trans>
          </Alert>
        </div>
      </Dialog>
    </>
  );
}
