import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import { useMutation, useQuery } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { SelectField, TextField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useCan } from '#lib/auth/session.ts';
import { api, trpc } from '#lib/trpc.ts';
import { refreshServices } from '../hooks/use-service-actions.ts';
import { type Service, type ServiceDialogProps, serviceName } from '../lib/service.ts';

const schema = z.object({ packageName: text(100) });

export function ChangePlanSheet({ open, onOpenChange, service }: ServiceDialogProps) {
  const { t } = useLingui();
  const changePlan = useMutation(trpc.provisioning.changePlan.mutationOptions());
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Change the plan of {serviceName(service)}</Trans>}
      description={<Trans>The account gets the limits of the other plan. The price stays as it is.</Trans>}
      schema={schema}
      defaultValues={{ packageName: '' }}
      submitLabel={<Trans>Change plan</Trans>}
      onSubmit={async ({ packageName }) => {
        await changePlan.mutateAsync({ serviceId: service.serviceId, packageName });
        await refreshServices();
        toast.success(t`The plan is being changed`);
      }}
    >
      <PackageField service={service} />
    </FormSheet>
  );
}

/** A choice of what the server's panel knows; a panel that cannot be asked leaves the name to be typed. */
function PackageField({ service }: { service: Service }) {
  const { t } = useLingui();
  const can = useCan();
  const serverId = service.server?.serverId;
  const packages = useQuery({
    queryKey: ['packages-of-server', serverId ?? ''],
    enabled: serverId !== undefined && can('server:read'),
    retry: false,
    queryFn: async () => {
      const { groupId } = await api.provisioning.getServer.query({ serverId: serverId ?? '' });
      return (await api.provisioning.listPackages.mutate({ groupId })).packages;
    },
  });
  const names = (packages.data ?? []).map(({ name }) => name).filter((name) => name !== service.packageName);
  if (packages.isLoading)
    return <SelectField name="packageName" label={t`Plan`} placeholder={t`Asking the panel…`} options={[]} disabled />;
  if (names.length === 0) {
    return (
      <TextField name="packageName" label={t`Plan`} hint={t`Its name at the panel.`} autoComplete="off" dir="ltr" />
    );
  }
  return (
    <SelectField
      name="packageName"
      label={t`Plan`}
      placeholder={t`Choose…`}
      options={names.map((name) => ({ value: name, label: name }))}
    />
  );
}
