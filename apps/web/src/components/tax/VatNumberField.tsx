import { Trans } from '@lingui/react/macro';
import { CircleCheck, CircleHelp, CircleX, LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useWatch } from 'react-hook-form';
import type { FieldProps } from '../form/fields.tsx';
import { TextField } from '../form/fields.tsx';
import { SimulatedBadge } from '../SimulatedBadge.tsx';
import { useVatCheck } from './use-vat-check.ts';

export interface VatNumberFieldProps extends FieldProps {
  /** Told the number when VIES answered about it, and nothing while it has not. */
  onAnswered?: (taxId: string | undefined) => void;
}

/** A VAT or tax number, checked while it is typed where it is one of a member state. */
export function VatNumberField({ onAnswered, ...field }: VatNumberFieldProps) {
  const value: unknown = useWatch({ name: field.name });
  const { isChecking, answer } = useVatCheck(typeof value === 'string' ? value : '');
  const answered = answer?.taxId ?? undefined;
  useEffect(() => onAnswered?.(answered), [answered, onAnswered]);
  return (
    <div className={field.className}>
      <TextField {...field} className="" dir="ltr" autoComplete="off" spellCheck={false} />
      <div role="status" className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm not-empty:mt-1.5">
        {isChecking ? (
          <Line icon={<LoaderCircle aria-hidden="true" className="size-4 animate-spin" />}>
            <Trans>Checking the number…</Trans>
          </Line>
        ) : answer ? (
          <Result answer={answer} />
        ) : null}
      </div>
    </div>
  );
}

function Result({ answer }: { answer: NonNullable<ReturnType<typeof useVatCheck>['answer']> }) {
  const badge = answer.isSimulated ? <SimulatedBadge /> : null;
  switch (answer.result) {
    case 'valid':
      return (
        <>
          <Line tone="text-success" icon={<CircleCheck aria-hidden="true" className="size-4" />}>
            <Trans>Valid VAT number</Trans>
            {answer.name === null ? null : (
              <>
                : <bdi>{answer.name}</bdi>
              </>
            )}
          </Line>
          {badge}
        </>
      );
    case 'invalid':
      return (
        <>
          <Line tone="text-danger" icon={<CircleX aria-hidden="true" className="size-4" />}>
            <Trans>VIES does not know this number. Tax is charged as for a consumer.</Trans>
          </Line>
          {badge}
        </>
      );
    case 'unavailable':
      return (
        <>
          <Line tone="text-warning" icon={<CircleHelp aria-hidden="true" className="size-4" />}>
            <Trans>The check does not answer at the moment. It is repeated by itself.</Trans>
          </Line>
          {badge}
        </>
      );
    case 'malformed':
      return (
        <Line tone="text-danger" icon={<CircleX aria-hidden="true" className="size-4" />}>
          <Trans>This cannot be a VAT number of that country: a digit may be missing.</Trans>
        </Line>
      );
    case 'none':
      return null;
  }
}

function Line({
  icon,
  tone = 'text-muted-foreground',
  children,
}: {
  icon: ReactNode;
  tone?: string;
  children: ReactNode;
}) {
  return (
    <p className={`flex min-w-0 items-center gap-1.5 ${tone}`}>
      <span className="shrink-0">{icon}</span>
      <span className="min-w-0 break-words">{children}</span>
    </p>
  );
}
