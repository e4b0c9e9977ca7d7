import { Check, CircleAlert, Clock } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from '#lib/cn.ts';

export type StepState = 'done' | 'now' | 'wait' | 'problem';

export interface ProgressStep {
  key: string;
  label: ReactNode;
  state: StepState;
}

const LOOKS: Record<StepState, string> = {
  done: 'border-transparent bg-success-soft text-success',
  now: 'border-primary bg-card text-primary dark:text-info',
  wait: 'bg-muted text-muted-foreground',
  problem: 'border-transparent bg-warning-soft text-warning',
};

/** The steps of something that goes on by itself: which are done, and which one it is at. */
export function ProgressSteps({ label, steps }: { label: string; steps: readonly ProgressStep[] }) {
  return (
    <ol aria-label={label} className="grid gap-x-4 gap-y-3 sm:grid-cols-3">
      {steps.map((step) => (
        <li
          key={step.key}
          className="flex items-center gap-2.5 text-sm"
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <span
            aria-hidden="true"
            className={cn('flex size-8 shrink-0 items-center justify-center rounded-full border', LOOKS[step.state])}
          >
            <StepIcon state={step.state} />
          </span>
          <span className={cn(step.state === 'wait' ? 'text-muted-foreground' : 'font-medium')}>{step.label}</span>
        </li>
      ))}
    </ol>
  );
}

function StepIcon({ state }: { state: StepState }) {
  if (state === 'done') return <Check className="size-4" />;
  if (state === 'problem') return <CircleAlert className="size-4" />;
  if (state === 'wait') return <Clock className="size-4" />;
  return <span className="size-3.5 animate-spin rounded-full border-2 border-current border-e-transparent" />;
}
