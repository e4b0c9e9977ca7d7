import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextField } from '#components/form/fields.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import { refreshServices } from '../hooks/use-service-actions.ts';
import { type ServiceDialogProps, serviceName } from '../lib/service.ts';

export function TerminateSheet({ open, onOpenChange, service }: ServiceDialogProps) {
  const { t } = useLingui();
  const terminate = useMutation(trpc.provisioning.terminate.mutationOptions());
  const name = serviceName(service);
  const schema = z.object({
    confirmation: z
      .string()
      .check(z.refine((typed) => typed.trim().toLowerCase() === name.toLowerCase(), { error: 'does_not_match' })),
  });
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Terminate {name}</Trans>}
      schema={schema}
      defaultValues={{ confirmation: '' }}
      submitLabel={<Trans>Terminate for good</Trans>}
      tone="danger"
      onSubmit={async ({ confirmation }) => {
        await terminate.mutateAsync({ serviceId: service.serviceId, confirmation });
        await refreshServices();
        toast.success(t`The service is being terminated`);
      }}
    >
      <Alert tone="danger" title={<Trans>This cannot be undone</Trans>}>
        <Trans>The account is removed from its server with all files, mailboxes and databases.</Trans>
      </Alert>
      <TextField
        name="confirmation"
        label={
          <Trans>
            Type <bdi className="font-mono">{name}</bdi> to confirm
          </Trans>
        }
        autoComplete="off"
        spellCheck={false}
        dir="ltr"
      />
    </FormSheet>
  );
}
