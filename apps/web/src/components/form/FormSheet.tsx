import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useId, useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { ConfirmDialog } from '../ConfirmDialog.tsx';
import { Button } from '../ui/button.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Form } from './Form.tsx';
import { type AppFormOptions, useAppForm } from './use-app-form.ts';

export interface FormSheetProps<In extends FieldValues, Out> extends AppFormOptions<In, Out> {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: ReactNode;
  description?: ReactNode;
  submitLabel: ReactNode;
  tone?: 'default' | 'danger';
  /** Gets the checked values; the sheet closes when it resolves, and shows what it throws. */
  onSubmit: (values: Out) => Promise<unknown>;
  children: ReactNode;
}

/** A form at the side of the page it belongs to. Asks before unsaved changes are thrown away. */
export function FormSheet<In extends FieldValues, Out>(props: FormSheetProps<In, Out>) {
  // A closed sheet has no form: the next opening starts from fresh defaults.
  return props.open ? <OpenFormSheet {...props} /> : null;
}

function OpenFormSheet<In extends FieldValues, Out>(props: FormSheetProps<In, Out>) {
  const { t } = useLingui();
  const id = useId();
  const form = useAppForm<In, Out>(props);
  const [asking, setAsking] = useState(false);
  const { isDirty, isSubmitting } = form.formState;
  const close = () => {
    if (isDirty && !isSubmitting) setAsking(true);
    else props.onOpenChange(false);
  };
  return (
    <Sheet
      open
      onOpenChange={(open) => {
        if (!open) close();
      }}
      title={props.title}
      description={props.description}
      closeLabel={t`Close`}
      footer={
        <>
          <Button variant="outline" onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            form={id}
            busy={isSubmitting}
            variant={props.tone === 'danger' ? 'destructive' : 'default'}
          >
            {props.submitLabel}
          </Button>
        </>
      }
    >
      <Form
        id={id}
        form={form}
        onSubmit={async (values) => {
          await props.onSubmit(values);
          props.onOpenChange(false);
        }}
      >
        {props.children}
      </Form>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={<Trans>Discard your changes?</Trans>}
        confirmLabel={<Trans>Discard</Trans>}
        tone="danger"
        onConfirm={() => props.onOpenChange(false)}
      />
    </Sheet>
  );
}
