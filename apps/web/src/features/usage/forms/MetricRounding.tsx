import { Trans, useLingui } from '@lingui/react/macro';
import { useId } from 'react';
import { FieldFrame } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { NativeSelect } from '#components/ui/native-select.tsx';
import type { MetricDraft } from '../lib/terms-draft.ts';

const MODES = ['none', 'round', 'ceil', 'floor'] as const;

/** Whether a level goes on into the next period, and how units are rounded before they are priced. */
export function MetricRounding({ metric, onChange }: { metric: MetricDraft; onChange: (metric: MetricDraft) => void }) {
  const { t } = useLingui();
  const id = useId();
  const names = { none: t`Not rounded`, round: t`To the nearest`, ceil: t`Up`, floor: t`Down` };
  const mayGoOn = metric.aggregation !== 'count' && metric.aggregation !== 'max';
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <FieldFrame id={`${id}-mode`} label={<Trans>Rounding of units</Trans>}>
        <NativeSelect
          id={`${id}-mode`}
          value={metric.rounding}
          onChange={(event) => {
            const rounding = MODES.find((one) => one === event.target.value);
            if (rounding !== undefined) onChange({ ...metric, rounding });
          }}
        >
          {MODES.map((mode) => (
            <option key={mode} value={mode}>
              {names[mode]}
            </option>
          ))}
        </NativeSelect>
      </FieldFrame>
      {metric.rounding === 'none' ? null : (
        <FieldFrame
          id={`${id}-places`}
          label={<Trans>Decimals</Trans>}
          hint={<Trans>Below zero: to tens, hundreds …</Trans>}
        >
          <Input
            id={`${id}-places`}
            type="number"
            min={-9}
            max={9}
            value={metric.precision}
            onChange={(event) => onChange({ ...metric, precision: event.target.value })}
          />
        </FieldFrame>
      )}
      <label className="flex items-start gap-2 self-end pb-1.5 text-sm">
        <input
          type="checkbox"
          className="mt-0.5 size-4 accent-primary"
          disabled={!mayGoOn}
          checked={metric.recurring && mayGoOn}
          onChange={(event) => onChange({ ...metric, recurring: event.target.checked })}
        />
        <Trans>The level goes on into the next period (seats, storage)</Trans>
      </label>
    </div>
  );
}
