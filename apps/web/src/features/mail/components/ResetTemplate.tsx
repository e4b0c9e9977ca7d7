import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { queryClient } from '#lib/query-client.ts';
import { trpc } from '#lib/trpc.ts';
import type { Template } from '../lib/wording.ts';

export function ResetTemplate({ template }: { template: Template }) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const reset = useMutation(trpc.notifications.resetTemplate.mutationOptions());
  return (
    <>
      <Button variant="outline" onClick={() => setAsking(true)}>
        <Undo2 aria-hidden="true" className="rtl:-scale-x-100" />
        <Trans>Back to the original</Trans>
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={<Trans>Drop your own wording?</Trans>}
        confirmLabel={<Trans>Drop it</Trans>}
        tone="danger"
        onConfirm={async () => {
          await reset.mutateAsync({ template: template.template, locale: template.locale });
          await queryClient.invalidateQueries({ queryKey: trpc.notifications.pathKey() });
          toast.success(t`The original wording is used again`);
        }}
      >
        <Trans>Mails in this language are written with the original wording from now on.</Trans>
      </ConfirmDialog>
    </>
  );
}
