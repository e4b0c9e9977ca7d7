import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { CopyId } from '#components/CopyId.tsx';
import { Button } from '#components/ui/button.tsx';
import { NativeDialog } from '#components/ui/native-dialog.tsx';
import { trpc } from '#lib/trpc.ts';
import type { Service } from '../lib/service.ts';

/** Makes a new password for the account and shows it, this once. */
export function NewPasswordDialog({ service, onClose }: { service: Service; onClose: () => void }) {
  const reset = useMutation(trpc.provisioning.resetPassword.mutationOptions());
  const [isAsking, setAsking] = useState(true);
  // A ref: the question closes itself with the handler of the render in which it was answered.
  const isMade = useRef(false);
  const made = reset.data;
  if (made && !isAsking) return <MadePassword {...made} onClose={onClose} />;
  return (
    <ConfirmDialog
      open
      onOpenChange={() => (isMade.current ? setAsking(false) : onClose())}
      title={<Trans>Change the password of {service.label}?</Trans>}
      confirmLabel={<Trans>Make a new password</Trans>}
      onConfirm={async () => {
        await reset.mutateAsync({ serviceId: service.serviceId });
        isMade.current = true;
      }}
    >
      <Trans>Programs that use the old one, such as mail and FTP, have to be told the new one.</Trans>
    </ConfirmDialog>
  );
}

interface MadePasswordProps {
  username: string | null;
  password: string;
  onClose: () => void;
}

function MadePassword({ username, password, onClose }: MadePasswordProps) {
  return (
    <NativeDialog
      open
      onOpenChange={onClose}
      title={<Trans>The new password</Trans>}
      description={<Trans>Keep it now: it is shown only this once. It works as soon as the server has taken it.</Trans>}
      footer={
        <Button onClick={onClose}>
          <Trans>I have kept it</Trans>
        </Button>
      }
    >
      <dl className="flex flex-col gap-3 rounded-lg bg-muted p-3 text-sm">
        {username === null ? null : (
          <div>
            <dt className="text-muted-foreground text-xs">
              <Trans>User name</Trans>
            </dt>
            <dd>
              <CopyId value={username} />
            </dd>
          </div>
        )}
        <div>
          <dt className="text-muted-foreground text-xs">
            <Trans>Password</Trans>
          </dt>
          <dd>
            <CopyId value={password} />
          </dd>
        </div>
      </dl>
    </NativeDialog>
  );
}
