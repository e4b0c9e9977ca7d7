import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { FastForward } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { DateText } from '#components/DateText.tsx';
import { Section } from '#components/Section.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { queryClient } from '#lib/query-client.ts';
import { trpc } from '#lib/trpc.ts';

const DAY = 86_400;

/** Moves the time of a demo forward, so that renewals and reminders can be watched. There is no way back. */
export function ClockControl() {
  const { t } = useLingui();
  const [days, setDays] = useState<number | null>(null);
  const advance = useMutation(trpc.instance.advanceClock.mutationOptions());
  const steps = [
    { days: 1, label: t`One day` },
    { days: 7, label: t`One week` },
    { days: 31, label: t`One month` },
  ];
  const chosen = steps.find((step) => step.days === days);
  return (
    <Section title={<Trans>The clock of this demo</Trans>} className="max-w-3xl">
      <p className="mb-3 text-muted-foreground text-sm">
        <Trans>Renewals, reminders and expiries follow this clock. It only goes forward.</Trans>
      </p>
      <div className="flex flex-wrap gap-2">
        {steps.map((step) => (
          <Button key={step.days} variant="outline" onClick={() => setDays(step.days)}>
            <FastForward aria-hidden="true" className="rtl:-scale-x-100" />
            {step.label}
          </Button>
        ))}
      </div>
      {advance.data ? (
        <Alert className="mt-4" tone="success">
          <Trans>
            It is now <DateText value={advance.data.now} style="datetime" />.
          </Trans>
        </Alert>
      ) : null}
      <ConfirmDialog
        open={chosen !== undefined}
        onOpenChange={() => setDays(null)}
        title={<Trans>Move the clock: {chosen?.label}</Trans>}
        confirmLabel={<Trans>Move the clock</Trans>}
        onConfirm={async () => {
          if (chosen === undefined) return;
          await advance.mutateAsync({ seconds: chosen.days * DAY });
          await queryClient.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
        }}
      >
        <Trans>What falls due in that time is billed and done at once. It cannot be taken back.</Trans>
      </ConfirmDialog>
    </Section>
  );
}
