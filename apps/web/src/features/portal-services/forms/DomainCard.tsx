import { Trans, useLingui } from '@lingui/react/macro';
import { domainName } from '@panel1/shared-types/schemas';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { Form, SubmitButton } from '#components/form/Form.tsx';
import { TextField } from '#components/form/fields.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';
import { Card, CardContent, CardDescription, CardHeader, CardTitle } from '#components/ui/card.tsx';
import { toast } from '#components/ui/toast.tsx';
import { trpc } from '#lib/trpc.ts';

const schema = z.object({ domain: domainName() });

/** Asks for the domain name that the service waits for: the one thing that was not asked before payment. */
export function DomainCard({ serviceId }: { serviceId: string }) {
  const { t } = useLingui();
  const queryClient = useQueryClient();
  const form = useAppForm({ schema, defaultValues: { domain: '' } });
  const tell = useMutation(trpc.provisioning.setDomain.mutationOptions());
  return (
    <Card className="mb-4 border-primary">
      <CardHeader>
        <CardTitle>
          <Trans>One thing is missing</Trans>
        </CardTitle>
      </CardHeader>
      <CardContent>
        <CardDescription className="mb-3">
          <Trans>For which domain name shall we set this up? You can change where it points later.</Trans>
        </CardDescription>
        <Form
          form={form}
          className="sm:flex-row sm:items-start"
          onSubmit={async ({ domain }) => {
            await tell.mutateAsync({ serviceId, domain });
            toast.success(t`Thank you. We are setting it up now.`);
            await queryClient.invalidateQueries(trpc.provisioning.pathFilter());
          }}
        >
          <TextField
            name="domain"
            label={<Trans>Domain name</Trans>}
            placeholder="example.com"
            dir="ltr"
            autoCapitalize="none"
            spellCheck={false}
            className="flex-1 sm:max-w-md"
          />
          <SubmitButton className="self-start sm:mt-6.5">
            <Trans>Set up</Trans>
          </SubmitButton>
        </Form>
      </CardContent>
    </Card>
  );
}
