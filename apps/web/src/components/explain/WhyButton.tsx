import { Trans } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { cn } from '#lib/cn.ts';

const LineWhy = lazy(() => import('./LineWhy.tsx').then((module) => ({ default: module.LineWhy })));
const SubscriptionWhy = lazy(() =>
  import('./SubscriptionWhy.tsx').then((module) => ({ default: module.SubscriptionWhy })),
);

interface WhyButtonProps {
  /** What is explained, in words: a screen reader hears it with the button. */
  title: string;
  of: { lineId: string } | { subscriptionId: string };
  className?: string;
}

/** Answers "why?" about a line of an invoice or a subscription, in a sheet that is loaded when it is first wanted. */
export function WhyButton({ title, of, className }: WhyButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const shared = { title, onClose: () => setOpen(false) };
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className={cn(
          'no-print -mx-1 min-h-6 rounded px-1 text-muted-foreground text-xs underline decoration-dotted underline-offset-4 hover:text-foreground',
          className,
        )}
      >
        <Trans>
          Why? <span className="sr-only">{title}</span>
        </Trans>
      </button>
      {isOpen ? (
        <Suspense>
          {'lineId' in of ? <LineWhy {...shared} {...of} /> : <SubscriptionWhy {...shared} {...of} />}
        </Suspense>
      ) : null}
    </>
  );
}
