import { Trans } from '@lingui/react/macro';
import { useId } from 'react';
import { FieldFrame } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { LOCALES } from '#lib/i18n/locales.ts';
import type { MetricDraft } from '../lib/terms-draft.ts';

export interface MetricNamesProps {
  metric: MetricDraft;
  isMissing: boolean;
  onChange: (metric: MetricDraft) => void;
}

/** What a metric and its unit are called in each language of the panel. */
export function MetricNames({ metric, isMissing, onChange }: MetricNamesProps) {
  const id = useId();
  const set = (locale: string, change: { name?: string; unit?: string }) =>
    onChange({
      ...metric,
      texts: { ...metric.texts, [locale]: { name: '', unit: '', ...metric.texts[locale], ...change } },
    });
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {LOCALES.map(({ code: locale, name: language }, at) => (
        <div key={locale} className="grid grid-cols-[2fr_1fr] gap-3">
          <FieldFrame
            id={`${id}-${locale}-name`}
            label={<Trans>Name ({language})</Trans>}
            error={isMissing && at === 0 ? <Trans>Name it in one language at least.</Trans> : undefined}
          >
            <Input
              id={`${id}-${locale}-name`}
              dir="auto"
              maxLength={80}
              value={metric.texts[locale]?.name ?? ''}
              onChange={(event) => set(locale, { name: event.target.value })}
            />
          </FieldFrame>
          <FieldFrame id={`${id}-${locale}-unit`} label={<Trans>Unit</Trans>}>
            <Input
              id={`${id}-${locale}-unit`}
              dir="auto"
              maxLength={20}
              value={metric.texts[locale]?.unit ?? ''}
              onChange={(event) => set(locale, { unit: event.target.value })}
            />
          </FieldFrame>
        </div>
      ))}
    </div>
  );
}
