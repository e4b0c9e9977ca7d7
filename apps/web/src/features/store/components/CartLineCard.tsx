import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Pencil, Trash2 } from 'lucide-react';
import { ContractText } from '#components/lifecycle/ContractText.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Button, buttonVariants } from '#components/ui/button.tsx';
import { Card } from '#components/ui/card.tsx';
import { NativeSelect } from '#components/ui/native-select.tsx';
import { CYCLES } from '#lib/cycles.ts';
import { errorText } from '#lib/error-text.ts';
import type { CartLine } from '../lib/cart.ts';

export interface CartLineCardProps {
  line: CartLine;
  isBusy: boolean;
  onQuantity: (quantity: number) => void;
  onRemove: () => void;
}

/** One line of the cart: what, how it is configured, how many, what it costs. */
export function CartLineCard({ line, isBusy, onQuantity, onRemove }: CartLineCardProps) {
  const { i18n } = useLingui();
  const { t } = useMacro();
  const name = line.name ?? t`No longer available`;
  return (
    <Card className="gap-4 p-5" aria-label={name}>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h2 className="font-semibold text-base">{name}</h2>
          <p className="text-muted-foreground">{i18n._(CYCLES[line.cycle].name)}</p>
          {line.contract ? (
            <p className="text-muted-foreground text-xs">
              <ContractText contract={line.contract} />
            </p>
          ) : null}
          <Configured line={line} />
        </div>
        {line.dueNow ? <MoneyText {...line.dueNow} className="font-semibold text-base" /> : null}
      </div>
      {line.problem === null ? null : <Alert tone="warning">{i18n._(errorText(line.problem))}</Alert>}
      <div className="flex flex-wrap items-center gap-2">
        {line.isOnePerItem || line.name === null ? null : (
          <Quantity value={line.quantity} isBusy={isBusy} onChange={onQuantity} />
        )}
        {line.slug === null ? null : (
          <Link
            to="/products/$slug"
            params={{ slug: line.slug }}
            search={{ item: line.itemId }}
            className={buttonVariants({ variant: 'outline' })}
          >
            <Pencil aria-hidden="true" />
            <Trans>Change</Trans>
            <span className="sr-only">{name}</span>
          </Link>
        )}
        <Button variant="ghost" busy={isBusy} onClick={onRemove}>
          <Trash2 aria-hidden="true" />
          <Trans>Remove</Trans>
          <span className="sr-only">{name}</span>
        </Button>
      </div>
    </Card>
  );
}

/** Options with their own line in the price, and what was answered: the domain first of all. */
function Configured({ line }: { line: CartLine }) {
  const answers = line.fields.flatMap(({ key, label }) => {
    const answer = line.answers[key];
    return answer ? [{ key, label, answer }] : [];
  });
  return (
    <ul className="mt-2 flex flex-col gap-0.5 text-sm">
      {answers.map(({ key, label, answer }) => (
        <li key={key}>
          <span className="text-muted-foreground">{label}:</span> <bdi>{answer}</bdi>
        </li>
      ))}
      {line.lines.slice(1).map(({ label, quantity }) => (
        <li key={label} className="text-muted-foreground">
          {label}
          {quantity > line.quantity ? <span className="num"> × {quantity / line.quantity}</span> : null}
        </li>
      ))}
    </ul>
  );
}

const CHOICES = 10;

function Quantity({ value, isBusy, onChange }: { value: number; isBusy: boolean; onChange: (value: number) => void }) {
  const { t } = useMacro();
  const choices = Array.from({ length: Math.max(CHOICES, value) }, (_, index) => index + 1);
  return (
    <div className="w-20">
      <NativeSelect
        aria-label={t`Quantity`}
        value={value}
        disabled={isBusy}
        onChange={(event) => onChange(Number(event.target.value))}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </NativeSelect>
    </div>
  );
}
