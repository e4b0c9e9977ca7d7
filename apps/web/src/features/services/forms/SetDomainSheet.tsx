import { Trans, useLingui } from '@lingui/react/macro';
import { domainName } from '@panel1/shared-types';
import { useMutation } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';
import { refreshServices } from '../hooks/use-service-actions.ts';
import type { ServiceDialogProps } from '../lib/service.ts';

const schema = z.object({ domain: domainName() });

export function SetDomainSheet({ open, onOpenChange, service }: ServiceDialogProps) {
  const { t } = useLingui();
  const setDomain = useMutation(trpc.provisioning.setDomain.mutationOptions());
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Set the domain of {service.label}</Trans>}
      description={<Trans>The account is made with this domain as soon as you save.</Trans>}
      schema={schema}
      defaultValues={{ domain: '' }}
      submitLabel={<Trans>Save and set up</Trans>}
      onSubmit={async ({ domain }) => {
        await setDomain.mutateAsync({ serviceId: service.serviceId, domain });
        await refreshServices();
        toast.success(t`Set-up has started`);
      }}
    >
      <TextField
        name="domain"
        label={t`Domain`}
        placeholder="example.com"
        autoComplete="off"
        spellCheck={false}
        dir="ltr"
      />
    </FormSheet>
  );
}
