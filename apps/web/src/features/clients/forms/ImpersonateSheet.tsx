import { Trans, useLingui } from '@lingui/react/macro';
import { text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { TextareaField } from '#components/form/fields.tsx';
import { impersonate } from '#lib/auth/impersonate.ts';
import type { ClientDialogProps } from '../lib/dialog.ts';

const schema = z.object({ reason: text(500, 5) });

export function ImpersonateSheet({ open, onOpenChange, client }: ClientDialogProps) {
  const { t } = useLingui();
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Log in as {client.name}</Trans>}
      description={
        <Trans>
          For half an hour you see what the client sees. You can neither pay nor see passwords. The reason is kept in
          the audit trail, which the client can ask for.
        </Trans>
      }
      schema={schema}
      defaultValues={{ reason: '' }}
      submitLabel={<Trans>Open the client area</Trans>}
      onSubmit={async ({ reason }) => {
        await impersonate({ clientId: client.clientId, reason });
        window.open('/portal', '_blank');
      }}
    >
      <TextareaField name="reason" label={t`Reason`} rows={3} placeholder={t`Asked for help with an invoice`} />
    </FormSheet>
  );
}
