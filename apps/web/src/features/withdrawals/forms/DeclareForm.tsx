import { Trans, useLingui } from '@lingui/react/macro';
import { email, text } from '@panel1/shared-types/schemas';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import * as z from 'zod/mini';
import { Facts } from '#components/Facts.tsx';
import { Form, SubmitButton } from '#components/form/Form.tsx';
import { TextareaField, TextField } from '#components/form/fields.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';
import { Section } from '#components/Section.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { trpc } from '#lib/trpc.ts';
import type { Receipt } from '../components/Received.tsx';

const schema = z.object({ name: text(120), email: email(), contract: text(200), remark: text(1000, 0) });
type Declared = z.infer<typeof schema>;

/** Two steps for whoever is not logged in: who withdraws from what, then the confirmation. */
export function DeclareForm({ onReceived }: { onReceived: (receipt: Receipt) => void }) {
  const { t } = useLingui();
  const [declared, setDeclared] = useState<Declared>();
  const [isConfirming, setConfirming] = useState(false);
  const form = useAppForm({ schema, defaultValues: { name: '', email: '', contract: '', remark: '' } });
  if (isConfirming && declared)
    return <Confirm declared={declared} onBack={() => setConfirming(false)} onReceived={onReceived} />;
  return (
    <Section title={<Trans>Step 1 of 2: what you withdraw from</Trans>}>
      <Form
        form={form}
        className="controls-lg"
        onSubmit={(values) => {
          setDeclared(values);
          setConfirming(true);
        }}
      >
        <TextField name="name" label={t`Your name`} autoComplete="name" />
        <TextField
          name="email"
          label={t`E-mail`}
          hint={t`The confirmation goes there.`}
          type="email"
          autoComplete="email"
        />
        <TextField
          name="contract"
          label={t`Order number`}
          hint={t`From the mail about your order, such as O00042. Or name what you ordered.`}
          autoComplete="off"
        />
        <TextareaField name="remark" label={t`Remark`} optional={t`optional`} rows={3} />
        <SubmitButton>
          <Trans>Go on</Trans>
        </SubmitButton>
      </Form>
    </Section>
  );
}

interface ConfirmProps {
  declared: Declared;
  onBack: () => void;
  onReceived: (receipt: Receipt) => void;
}

function Confirm({ declared, onBack, onReceived }: ConfirmProps) {
  const { i18n } = useLingui();
  const textOf = useErrorText();
  const declare = useMutation({
    ...trpc.withdrawals.declare.mutationOptions(),
    onSuccess: (received) => onReceived({ ...received, email: declared.email, contract: declared.contract }),
  });
  return (
    <Section title={<Trans>Step 2 of 2: confirm</Trans>}>
      <div className="flex flex-col gap-4">
        <p>
          <Trans>I withdraw from the contract below.</Trans>
        </p>
        <Facts
          facts={[
            { key: 'contract', label: <Trans>Contract</Trans>, value: <bdi>{declared.contract}</bdi> },
            { key: 'name', label: <Trans>Name</Trans>, value: <bdi>{declared.name}</bdi> },
            { key: 'email', label: <Trans>E-mail</Trans>, value: <bdi>{declared.email}</bdi> },
            { key: 'remark', label: <Trans>Remark</Trans>, value: declared.remark && <bdi>{declared.remark}</bdi> },
          ]}
        />
        {declare.error ? <Alert tone="danger">{textOf(declare.error)}</Alert> : null}
        <div className="flex flex-wrap gap-2">
          <Button
            variant="destructive"
            busy={declare.isPending}
            onClick={() => declare.mutate({ ...declared, locale: i18n.locale })}
          >
            <Trans>Confirm withdrawal</Trans>
          </Button>
          <Button variant="outline" onClick={onBack}>
            <Trans>Back</Trans>
          </Button>
        </div>
      </div>
    </Section>
  );
}
