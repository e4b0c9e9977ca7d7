import { Trans, useLingui } from '@lingui/react/macro';
import { Plus, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { Button } from '#components/ui/button.tsx';
import { FieldFrame } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { type PriceDraft, TIER_FIELDS } from '../lib/price-draft.ts';
import { type PriceEditorProps, ValueInput } from './ValueInput.tsx';

type Tier = PriceDraft['tiers'][number];

/** The tiers of a price from below; the last one has no bound. */
export function TierRows({ draft, currency, unit, onChange }: PriceEditorProps) {
  const { tiers } = draft;
  const set = (next: readonly Tier[]) => onChange({ ...draft, tiers: next });
  return (
    <div className="flex flex-col gap-3">
      {tiers.map((tier, at) => (
        <TierRow
          key={at}
          {...{ tier, at, draft, currency, unit }}
          isLast={at === tiers.length - 1}
          onChange={(next) => set(tiers.with(at, next))}
          onRemove={tiers.length > 1 ? () => set(tiers.filter((_, other) => other !== at)) : undefined}
        />
      ))}
      <Button
        variant="outline"
        size="sm"
        className="self-start"
        disabled={tiers.length >= 20}
        onClick={() => set([...tiers.slice(0, -1), { upTo: '' }, ...tiers.slice(-1)])}
      >
        <Plus aria-hidden="true" />
        <Trans>Add tier</Trans>
      </Button>
    </div>
  );
}

interface TierRowProps extends Pick<PriceEditorProps, 'draft' | 'currency' | 'unit'> {
  tier: Tier;
  at: number;
  isLast: boolean;
  onChange: (tier: Tier) => void;
  onRemove: (() => void) | undefined;
}

function TierRow({ tier, at, isLast, draft, currency, unit, onChange, onRemove }: TierRowProps) {
  const { t } = useLingui();
  const id = useId();
  const number = at + 1;
  return (
    <fieldset className="rounded-md border p-3">
      <legend className="px-1 text-muted-foreground text-sm">
        <Trans>Tier {number}</Trans>
      </legend>
      <div className="grid gap-3 sm:grid-cols-3">
        <FieldFrame id={id} label={unit === '' ? <Trans>Up to</Trans> : <Trans>Up to ({unit})</Trans>}>
          <Input
            id={id}
            dir="ltr"
            inputMode="decimal"
            autoComplete="off"
            className="num text-end"
            disabled={isLast}
            placeholder={isLast ? '∞' : ''}
            value={isLast ? '' : (tier['upTo'] ?? '')}
            onChange={(event) => onChange({ ...tier, upTo: event.target.value })}
          />
        </FieldFrame>
        {TIER_FIELDS[draft.model].map((field) => (
          <ValueInput
            key={field.key}
            field={field}
            currency={currency}
            value={tier[field.key] ?? ''}
            onChange={(value) => onChange({ ...tier, [field.key]: value })}
          />
        ))}
      </div>
      {onRemove === undefined || isLast ? null : (
        <Button variant="ghost" size="sm" className="mt-2" aria-label={t`Remove tier ${number}`} onClick={onRemove}>
          <Trash2 aria-hidden="true" />
          <Trans>Remove</Trans>
        </Button>
      )}
    </fieldset>
  );
}
