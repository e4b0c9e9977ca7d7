import { useState } from 'react';
import * as z from 'zod/mini';
import { ConfirmDialog } from '../../src/components/ConfirmDialog.tsx';
import { ErrorState } from '../../src/components/ErrorState.tsx';
import { Form, SubmitButton } from '../../src/components/form/Form.tsx';
import { FormSheet } from '../../src/components/form/FormSheet.tsx';
import {
  CheckboxField,
  NumberField,
  SelectField,
  SwitchField,
  TextareaField,
  TextField,
} from '../../src/components/form/fields.tsx';
import { MoneyField } from '../../src/components/form/MoneyField.tsx';
import { RadioField } from '../../src/components/form/RadioField.tsx';
import { useAppForm } from '../../src/components/form/use-app-form.ts';
import { ImpersonationBanner } from '../../src/components/ImpersonationBanner.tsx';
import { PageHeader } from '../../src/components/PageHeader.tsx';
import { StatusBadge } from '../../src/components/StatusBadge.tsx';
import { Alert } from '../../src/components/ui/alert.tsx';
import { Button } from '../../src/components/ui/button.tsx';
import { Card, CardContent, CardHeader, CardTitle } from '../../src/components/ui/card.tsx';
import { Select } from '../../src/components/ui/select.tsx';
import { toast } from '../../src/components/ui/toast.tsx';
import { Tooltip } from '../../src/components/ui/tooltip.tsx';
import { STATUSES } from '../../src/lib/status.ts';

const schema = z.object({
  name: z.string().check(z.minLength(1)),
  email: z.email(),
  amount: z.string().check(z.regex(/^\d+$/)),
  seats: z.number(),
  cycle: z.string(),
  country: z.string().check(z.minLength(1)),
  note: z.string(),
  terms: z.literal(true),
  auto: z.boolean(),
});
const defaultValues = {
  name: '',
  email: 'maryam@',
  amount: '5900',
  seats: 3,
  cycle: 'monthly',
  country: '',
  note: '',
  auto: true,
};

function Fields() {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="name" label="Company name" />
        <TextField name="email" label="E-mail" type="email" hint="Invoices go here." />
        <MoneyField name="amount" label="Monthly price" currency="EUR" />
        <NumberField name="seats" label="Seats" optional="optional" />
      </div>
      <SelectField name="country" label="Country" placeholder="Choose…" options={[{ value: 'DE', label: 'Germany' }]} />
      <RadioField
        name="cycle"
        label="Billing cycle"
        options={[
          { value: 'monthly', label: 'Monthly', end: <span className="num">€5.90</span> },
          { value: 'annually', label: 'Annually', hint: 'Two months free', end: <span className="num">€59.00</span> },
        ]}
      />
      <TextareaField name="note" label="Note" optional="optional" />
      <CheckboxField name="terms" label="I accept the terms" />
      <SwitchField name="auto" label="Renew automatically" hint="You can switch this off at any time." />
    </>
  );
}

export function ComponentsPage() {
  const form = useAppForm({ schema, defaultValues });
  const [sheet, setSheet] = useState(false);
  const [confirm, setConfirm] = useState(false);
  const [picked, setPicked] = useState('fast');
  return (
    <>
      <ImpersonationBanner />
      <PageHeader title="Components" description="Everything on one page" />
      <div className="grid gap-6 lg:grid-cols-2">
        <Card>
          <CardHeader>
            <CardTitle>Form</CardTitle>
          </CardHeader>
          <CardContent>
            <Form
              form={form}
              onSubmit={() => Promise.reject({ data: { code: 'request.conflict', httpStatus: 409, details: {} } })}
            >
              <Fields />
              <SubmitButton>Save changes</SubmitButton>
            </Form>
          </CardContent>
        </Card>
        <div className="flex flex-col gap-6">
          <Card>
            <CardHeader>
              <CardTitle>Buttons and overlays</CardTitle>
            </CardHeader>
            <CardContent className="flex flex-wrap gap-2">
              <Button>Primary</Button>
              <Button variant="secondary">Secondary</Button>
              <Button variant="outline">Outline</Button>
              <Button variant="ghost">Ghost</Button>
              <Button variant="destructive">Delete</Button>
              <Button variant="link">Link</Button>
              <Button busy>Saving</Button>
              <Button disabled>Disabled</Button>
              <Button onClick={() => setSheet(true)}>Open sheet</Button>
              <Button onClick={() => setConfirm(true)}>Open question</Button>
              <Button onClick={() => toast.success('Invoice sent', { action: { label: 'Undo', run: () => {} } })}>
                Toast
              </Button>
              <Tooltip trigger={<Button variant="outline">Tooltip</Button>}>Short help</Tooltip>
              <Select
                aria-label="Speed"
                className="max-w-40"
                value={picked}
                onValueChange={setPicked}
                options={[
                  { value: 'fast', label: 'Fast' },
                  { value: 'safe', label: 'Safe' },
                ]}
              />
            </CardContent>
          </Card>
          <Card>
            <CardHeader>
              <CardTitle>Statuses</CardTitle>
            </CardHeader>
            <CardContent className="flex flex-wrap gap-2">
              {Object.keys(STATUSES).map((status) => (
                <StatusBadge key={status} status={status} />
              ))}
            </CardContent>
          </Card>
          <Alert>Information for you.</Alert>
          <Alert tone="success">It worked.</Alert>
          <Alert tone="danger" title="Payment declined">
            The bank refused the card.
          </Alert>
          <Card>
            <ErrorState error={new TypeError('fetch failed')} onRetry={() => {}} />
          </Card>
        </div>
      </div>
      <FormSheet
        open={sheet}
        onOpenChange={setSheet}
        title="Edit client"
        description="C-1042"
        schema={schema}
        defaultValues={defaultValues}
        submitLabel="Save changes"
        onSubmit={() => Promise.resolve()}
      >
        <Fields />
      </FormSheet>
      <ConfirmDialog
        open={confirm}
        onOpenChange={setConfirm}
        title="Void invoice 2026-0412?"
        confirmLabel="Void invoice"
        tone="danger"
        onConfirm={() =>
          Promise.reject({ data: { code: 'billing.invoice_has_payments', httpStatus: 409, details: {} } })
        }
      >
        It stays in the books with its number. This cannot be undone.
      </ConfirmDialog>
    </>
  );
}
