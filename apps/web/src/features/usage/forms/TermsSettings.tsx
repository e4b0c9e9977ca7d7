import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { USAGE_CAP_ACTIONS } from '@panel1/shared-types';
import { useId } from 'react';
import { MoneyInput } from '#components/MoneyInput.tsx';
import { Section } from '#components/Section.tsx';
import { FieldFrame } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { NativeSelect } from '#components/ui/native-select.tsx';
import type { TermsDraft } from '../lib/terms-draft.ts';
import { CAP_ACTIONS } from '../lib/words.ts';

export interface TermsSettingsProps {
  draft: TermsDraft;
  currencies: readonly string[];
  today: string;
  /** True before anything was saved: then the terms may hold from a day that is over. */
  isFirst: boolean;
  hasBadDays: boolean;
  onChange: (draft: TermsDraft) => void;
}

/** What holds for all metrics of a product: from when, minimum, days of grace, and what a spend cap does. */
export function TermsSettings({ draft, currencies, today, isFirst, hasBadDays, onChange }: TermsSettingsProps) {
  const { i18n } = useLingui();
  const id = useId();
  const daysError = hasBadDays ? <Trans>Write a number of days.</Trans> : undefined;
  return (
    <Section title={<Trans>For all metrics</Trans>}>
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <FieldFrame
          id={`${id}-from`}
          label={<Trans>Holds from</Trans>}
          hint={<Trans>For periods that begin on this day or later. Running periods keep their terms.</Trans>}
        >
          <Input
            id={`${id}-from`}
            type="date"
            {...(isFirst ? {} : { min: today })}
            value={draft.validFrom}
            onChange={(event) => onChange({ ...draft, validFrom: event.target.value })}
          />
        </FieldFrame>
        <FieldFrame
          id={`${id}-grace`}
          label={<Trans>Days of grace</Trans>}
          hint={<Trans>After a period’s end, before it is billed</Trans>}
          error={daysError}
        >
          <Input
            id={`${id}-grace`}
            type="number"
            min={0}
            max={60}
            value={draft.graceDays}
            onChange={(event) => onChange({ ...draft, graceDays: event.target.value })}
          />
        </FieldFrame>
        <FieldFrame
          id={`${id}-accept`}
          label={<Trans>Events are accepted for</Trans>}
          hint={<Trans>Days; older ones are refused</Trans>}
          error={daysError}
        >
          <Input
            id={`${id}-accept`}
            type="number"
            min={1}
            max={400}
            value={draft.acceptDays}
            onChange={(event) => onChange({ ...draft, acceptDays: event.target.value })}
          />
        </FieldFrame>
        <FieldFrame id={`${id}-cap`} label={<Trans>At a client’s spend cap</Trans>}>
          <NativeSelect
            id={`${id}-cap`}
            value={draft.atCap}
            onChange={(event) => {
              const atCap = USAGE_CAP_ACTIONS.find((one) => one === event.target.value);
              if (atCap !== undefined) onChange({ ...draft, atCap });
            }}
          >
            {USAGE_CAP_ACTIONS.map((action) => (
              <option key={action} value={action}>
                {i18n._(CAP_ACTIONS[action])}
              </option>
            ))}
          </NativeSelect>
        </FieldFrame>
        {currencies.map((currency) => (
          <FieldFrame
            key={currency}
            id={`${id}-min-${currency}`}
            label={<Trans>Minimum of a period in {currency}</Trans>}
            optional={<Trans>optional</Trans>}
            hint={<Trans>The fixed price counts towards it</Trans>}
          >
            <MoneyInput
              id={`${id}-min-${currency}`}
              value={draft.minimum[currency] ?? ''}
              currency={currency}
              onValueChange={(minor) => onChange({ ...draft, minimum: { ...draft.minimum, [currency]: minor } })}
            />
          </FieldFrame>
        ))}
      </div>
    </Section>
  );
}
