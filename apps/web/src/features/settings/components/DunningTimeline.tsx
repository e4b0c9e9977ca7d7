import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { CreditCard } from 'lucide-react';
import { useWatch } from 'react-hook-form';
import { cn } from '#lib/cn.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { chargeDays, type DunningForm, dayOf, type StepForm } from '../lib/dunning-form.ts';
import { STEP_LOOKS } from '../lib/step-looks.ts';

const LANE = 2.25;

/** All steps and charges on one line of days around the due date, as they are typed. The list below says the same. */
export function DunningTimeline() {
  const { t } = useMacro();
  const [steps, retries] = useWatch<DunningForm, ['steps', 'retries']>({ name: ['steps', 'retries'] });
  const drawn = steps.filter(({ days }) => Number.isInteger(days));
  const days = drawn.map(dayOf);
  const last = Math.max(10, ...days);
  const charges = chargeDays(retries, last);
  const from = Math.min(-4, ...days) - 1;
  const to = Math.max(last, ...charges) + 2;
  const at = (day: number) => ({ insetInlineStart: `${((day - from) / (to - from)) * 100}%` });
  const lanes = Math.max(1, ...days.map((day) => days.filter((other) => other === day).length));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
    <section tabIndex={0} aria-label={t`Time line`} className="overflow-x-auto rounded-lg border bg-muted/30 px-5 py-4">
      <div role="img" aria-label={t`The steps below, drawn on a line of days`} className="relative min-w-xl">
        <div className="relative" style={{ height: `${lanes * LANE}rem` }}>
          {drawn.map((step, index) => (
            <Marker
              key={step.id}
              step={step}
              place={{
                ...at(dayOf(step)),
                bottom: `${days.slice(0, index).filter((day) => day === dayOf(step)).length * LANE}rem`,
              }}
            />
          ))}
        </div>
        <div className="relative h-18 border-t-2 border-t-border">
          <span className="absolute -top-2 h-4 w-0.5 bg-primary" style={at(0)} />
          <span
            className="absolute top-6 -translate-x-1/2 whitespace-nowrap font-medium text-xs rtl:translate-x-1/2"
            style={at(0)}
          >
            <Trans>Due date</Trans>
          </span>
          <DayMarks days={[...new Set(days)].filter((day) => day !== 0)} at={at} />
          {charges.map((day) => (
            <CreditCard
              key={day}
              className="absolute top-12 size-3.5 -translate-x-1/2 text-muted-foreground rtl:translate-x-1/2"
              style={at(day)}
            />
          ))}
        </div>
      </div>
      <p className="mt-1 flex items-center gap-1.5 text-muted-foreground text-xs">
        <CreditCard aria-hidden="true" className="size-3.5" />
        <Trans>The stored method of payment is charged</Trans>
      </p>
    </section>
  );
}

function Marker({ step, place }: { step: StepForm; place: Record<string, string> }) {
  const { i18n } = useLingui();
  const { icon: Icon, look, name } = STEP_LOOKS[step.kind];
  return (
    <span
      title={i18n._(name)}
      style={place}
      className={cn(
        'absolute mb-1.5 flex size-7 -translate-x-1/2 items-center justify-center rounded-full border rtl:translate-x-1/2',
        look,
      )}
    >
      <Icon className="size-4" />
    </span>
  );
}

function DayMarks({ days, at }: { days: number[]; at: (day: number) => Record<string, string> }) {
  const { number } = useFormat();
  return days.map((day) => (
    <span
      key={day}
      style={at(day)}
      className="num absolute top-2 -translate-x-1/2 whitespace-nowrap text-muted-foreground text-xs rtl:translate-x-1/2"
    >
      <bdi dir="ltr">{number(day, { signDisplay: 'exceptZero' })}</bdi>
    </span>
  ));
}
