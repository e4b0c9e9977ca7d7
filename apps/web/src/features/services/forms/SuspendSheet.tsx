import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import { refreshServices } from '../hooks/use-service-actions.ts';
import { type ServiceDialogProps, serviceName } from '../lib/service.ts';

const schema = z.object({ reason: text(200) });

export function SuspendSheet({ open, onOpenChange, service }: ServiceDialogProps) {
  const { t } = useLingui();
  const suspend = useMutation(trpc.provisioning.suspend.mutationOptions());
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Suspend {serviceName(service)}</Trans>}
      description={<Trans>The site and its mail stop; all data stays. You can unsuspend it at any time.</Trans>}
      schema={schema}
      defaultValues={{ reason: '' }}
      submitLabel={<Trans>Suspend service</Trans>}
      tone="danger"
      onSubmit={async ({ reason }) => {
        await suspend.mutateAsync({ serviceId: service.serviceId, reason });
        await refreshServices();
        toast.success(t`The service is being suspended`);
      }}
    >
      <TextareaField name="reason" label={t`Reason`} hint={t`The client reads it, too.`} rows={3} autoFocus />
    </FormSheet>
  );
}
