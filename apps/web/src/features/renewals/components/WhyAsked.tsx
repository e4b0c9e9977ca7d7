import { Trans } from '@lingui/react/macro';
import type { Stop } from '../lib/stop.ts';

/** What may be behind it, and what to look at before one confirms. */
export function WhyAsked({ stop }: { stop: Stop }) {
  switch (stop.reason) {
    case 'more_than_predicted':
      return (
        <Trans>
          The day would bill far more than was due for it the evening before. An import, a changed setting or a changed
          price may be the reason. Nothing is billed until you confirm.
        </Trans>
      );
    case 'less_than_predicted':
      return (
        <Trans>
          The day would bill far less than was due for it the evening before. Subscriptions may have ended, or prices
          changed, by mistake. Nothing is billed until you confirm.
        </Trans>
      );
    case 'days_missed':
      return (
        <Trans>
          For a whole day or longer no run took place, so nobody looked ahead to today. Once you confirm, every missed
          period is billed, in order and with the dates it always had. Check first that today’s date is right.
        </Trans>
      );
    case 'clock_jump':
      return (
        <Trans>
          The clock moved by more than five minutes while the run was watching: somebody set it, or the machine slept.
          With a wrong date clients would be billed too early. Check that today’s date is right, then confirm.
        </Trans>
      );
    case 'far_above_history':
      return (
        <Trans>
          This invoice would be far above what the client was billed of late. Only it waits; all other clients are
          billed.
        </Trans>
      );
  }
}
