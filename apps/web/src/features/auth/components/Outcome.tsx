import { CircleAlert, CircleCheck, MailCheck } from 'lucide-react';
import type { ReactNode } from 'react';

const LOOKS = {
  done: { Icon: CircleCheck, look: 'bg-success-soft text-success' },
  mailed: { Icon: MailCheck, look: 'bg-info-soft text-info' },
  failed: { Icon: CircleAlert, look: 'bg-danger-soft text-danger' },
};

/** How it ended and what comes next, in place of the form. Announced to screen readers. */
export function Outcome({ kind, children }: { kind: keyof typeof LOOKS; children: ReactNode }) {
  const { Icon, look } = LOOKS[kind];
  return (
    <div role={kind === 'failed' ? 'alert' : 'status'} className="flex flex-col items-start gap-4">
      <span className={`flex size-10 items-center justify-center rounded-full ${look}`}>
        <Icon aria-hidden="true" className="size-5" />
      </span>
      <div className="flex flex-col gap-3">{children}</div>
    </div>
  );
}
