import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { Mail, Trash2 } from 'lucide-react';
import { useWatch } from 'react-hook-form';
import { NumberField, SelectField, TextField } from '#components/form/fields.tsx';
import { MoneyField } from '#components/form/MoneyField.tsx';
import { Button } from '#components/ui/button.tsx';
import { useCan } from '#lib/auth/session.ts';
import { cn } from '#lib/cn.ts';
import { type DunningForm, type StepForm, templateOf } from '../lib/dunning-form.ts';
import { STEP_LOOKS } from '../lib/step-looks.ts';

export interface StepFieldsProps {
  name: `steps.${number}`;
  currencies: readonly string[];
  onShowMail: (template: string) => void;
  onRemove: () => void;
}

/** One step of the time line: its day, and what is particular to its kind. */
export function StepFields({ name, currencies, onShowMail, onRemove }: StepFieldsProps) {
  const { i18n } = useLingui();
  const { t } = useMacro();
  const step = useWatch<DunningForm, typeof name>({ name });
  const mayShow = useCan()('mail_template:manage');
  const { icon: Icon, look, name: title } = STEP_LOOKS[step.kind];
  const template = templateOf(step);
  const label = i18n._(title);
  return (
    <li className="flex flex-col gap-3 rounded-lg border p-3">
      <div className="flex flex-wrap items-center gap-2">
        <span className={cn('flex size-7 items-center justify-center rounded-full border', look)}>
          <Icon aria-hidden="true" className="size-4" />
        </span>
        <p className="min-w-0 flex-1 font-medium text-sm">{label}</p>
        {template !== null && mayShow ? (
          <Button variant="outline" size="sm" onClick={() => onShowMail(template)}>
            <Mail aria-hidden="true" />
            <Trans>Show the mail</Trans>
          </Button>
        ) : null}
        <Button variant="ghost" size="icon-sm" aria-label={t`Remove ${label}`} onClick={onRemove}>
          <Trash2 aria-hidden="true" />
        </Button>
      </div>
      <div className="grid gap-3 sm:grid-cols-3">
        <NumberField name={`${name}.days`} label={t`Days`} min={0} max={365} />
        {step.kind === 'remind' ? <ReminderFields name={name} step={step} /> : <DayText kind={step.kind} />}
      </div>
      {step.kind === 'late_fee' ? <FeeFields name={name} step={step} currencies={currencies} /> : null}
    </li>
  );
}

function ReminderFields({ name, step }: { name: string; step: StepForm }) {
  const { t } = useMacro();
  return (
    <>
      <SelectField
        name={`${name}.side`}
        label={t`When`}
        options={[
          { value: 'before', label: t`Before the due date` },
          { value: 'after', label: t`After the due date` },
        ]}
      />
      {step.side === 'before' || step.days === 0 ? null : (
        <SelectField
          name={`${name}.template`}
          label={t`Mail`}
          options={[
            { value: 'invoice_overdue', label: t`Reminder` },
            { value: 'invoice_last_reminder', label: t`Last reminder` },
          ]}
        />
      )}
    </>
  );
}

function DayText({ kind }: { kind: StepForm['kind'] }) {
  return (
    <p className="self-center text-muted-foreground text-sm sm:col-span-2 sm:pt-6">
      {kind === 'cancel_order' ? (
        <Trans>after the order, if nothing of it was paid or delivered</Trans>
      ) : kind === 'terminate' ? (
        <Trans>after the due date: the account and its data are deleted at the panel</Trans>
      ) : kind === 'suspend' ? (
        <Trans>after the due date; services come back by themselves once it is paid</Trans>
      ) : (
        <Trans>after the due date, once per invoice</Trans>
      )}
    </p>
  );
}

function FeeFields({ name, step, currencies }: { name: string; step: StepForm; currencies: readonly string[] }) {
  const { t } = useMacro();
  const isShare = step.feeKind === 'percent';
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <SelectField
        name={`${name}.feeKind`}
        label={t`Fee`}
        options={[
          { value: 'fixed', label: t`Fixed amount` },
          { value: 'percent', label: t`Share of what is overdue` },
        ]}
      />
      {isShare ? <TextField name={`${name}.percent`} label={t`Percent`} inputMode="decimal" dir="ltr" /> : null}
      {currencies.map((currency) => (
        <MoneyField
          key={currency}
          name={`${name}.amounts.${currency}`}
          label={isShare ? t`At least (${currency})` : t`Amount (${currency})`}
          hint={isShare ? undefined : t`Empty: no fee in this currency`}
          currency={currency}
        />
      ))}
    </div>
  );
}
