import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { SETTINGS_SCHEMAS } from '@panel1/shared-types/tenant-settings';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import * as z from 'zod/mini';
import { useUndoableRemove } from '#components/form/use-undoable-remove.ts';
import { TemplateDialog } from '#components/mail/TemplateDialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { DropdownMenu, DropdownMenuItem } from '#components/ui/dropdown-menu.tsx';
import { DunningTimeline } from '../components/DunningTimeline.tsx';
import { SectionForm } from '../components/SectionForm.tsx';
import { type AllSettings, useSaveSettings } from '../hooks/use-settings.ts';
import { type DunningForm, dunningFormSchema, newStep, ONCE, toForm, toState } from '../lib/dunning-form.ts';
import { STEP_LOOKS } from '../lib/step-looks.ts';
import { RetriesFields } from './RetriesFields.tsx';
import { StepFields } from './StepFields.tsx';

/** What happens to unpaid invoices by itself, as one time line around their due date. */
export function AutomationForm({ settings }: { settings: AllSettings }) {
  const save = useSaveSettings();
  return (
    <SectionForm
      // A save makes a new version, and sorts the steps by their days.
      key={settings.dunning.version}
      title={<Trans>Unpaid invoices</Trans>}
      schema={dunningFormSchema}
      defaultValues={toForm(settings.dunning)}
      onSubmit={(form) => save({ section: 'dunning', value: z.parse(SETTINGS_SCHEMAS.dunning, toState(form)) })}
    >
      <p className="text-muted-foreground text-sm">
        <Trans>
          Each step happens so many days before or after the due date, as long as something of the invoice is open.
          Nothing happens while a payment is on its way, while the client disputes it, or where you made an exemption.
        </Trans>
      </p>
      <DunningTimeline />
      <Steps currencies={settings.localisation.currencies} />
      <RetriesFields />
    </SectionForm>
  );
}

function Steps({ currencies }: { currencies: readonly string[] }) {
  const { t } = useMacro();
  const { getValues } = useFormContext<DunningForm>();
  const { fields, append, remove, insert } = useFieldArray<DunningForm, 'steps', 'rowId'>({
    name: 'steps',
    keyName: 'rowId',
  });
  const takeAway = useUndoableRemove({ rowAt: (at) => getValues(`steps.${at}`), remove, insert });
  const [shown, setShown] = useState<string | null>(null);
  return (
    <>
      <ol aria-label={t`Steps`} className="flex flex-col gap-3">
        {fields.map((field, at) => (
          <StepFields
            key={field.rowId}
            name={`steps.${at}`}
            currencies={currencies}
            onShowMail={setShown}
            onRemove={() => takeAway(at, t`Step removed`)}
          />
        ))}
      </ol>
      <AddStep known={fields.map(({ kind }) => kind)} onAdd={(kind) => append(newStep(kind))} />
      {shown === null ? null : <TemplateDialog template={shown} onClose={() => setShown(null)} />}
    </>
  );
}

type Kind = DunningForm['steps'][number]['kind'];

function AddStep({ known, onAdd }: { known: readonly Kind[]; onAdd: (kind: Kind) => void }) {
  const { i18n } = useLingui();
  const open = (['remind', ...ONCE] as const).filter((kind) => kind === 'remind' || !known.includes(kind));
  return (
    <DropdownMenu
      align="start"
      trigger={
        <Button variant="outline" className="self-start">
          <Plus aria-hidden="true" />
          <Trans>Add a step</Trans>
        </Button>
      }
    >
      {open.map((kind) => {
        const { icon: Icon, name } = STEP_LOOKS[kind];
        return (
          <DropdownMenuItem key={kind} onClick={() => onAdd(kind)}>
            <Icon aria-hidden="true" />
            {i18n._(name)}
          </DropdownMenuItem>
        );
      })}
    </DropdownMenu>
  );
}
