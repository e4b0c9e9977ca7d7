import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import { refreshIdentity } from '../hooks/use-identity.ts';
import type { ApiKey } from '../lib/roles.ts';

export function RevokeKey({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const revoke = useMutation(trpc.identity.revokeApiKey.mutationOptions());
  if (apiKey.status !== 'active') return null;
  return (
    <>
      <Button size="sm" variant="outline" onClick={() => setAsking(true)}>
        <Trans>Revoke</Trans> <span className="sr-only">{apiKey.name}</span>
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={<Trans>Revoke the key {apiKey.name}?</Trans>}
        confirmLabel={<Trans>Revoke key</Trans>}
        tone="danger"
        onConfirm={async () => {
          await revoke.mutateAsync({ keyId: apiKey.keyId });
          await refreshIdentity();
          toast.success(t`The key is revoked`);
        }}
      >
        <Trans>Programs that use it are refused from now on. It cannot be taken back.</Trans>
      </ConfirmDialog>
    </>
  );
}
