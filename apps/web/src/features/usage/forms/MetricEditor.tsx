import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { USAGE_AGGREGATIONS, USAGE_SOURCES } from '@panel1/shared-types';
import { type ReactNode, useId } from 'react';
import { Section } from '#components/Section.tsx';
import { Button } from '#components/ui/button.tsx';
import { FieldFrame } from '#components/ui/field.tsx';
import { Input } from '#components/ui/input.tsx';
import { NativeSelect } from '#components/ui/native-select.tsx';
import { emptyDraft } from '../lib/price-draft.ts';
import { FED, fedBy, type MetricDraft, type Missing } from '../lib/terms-draft.ts';
import { AGGREGATIONS, SOURCES } from '../lib/words.ts';
import { MetricNames } from './MetricNames.tsx';
import { MetricRounding } from './MetricRounding.tsx';
import { PriceEditor } from './PriceEditor.tsx';

export interface MetricEditorProps {
  metric: MetricDraft;
  currencies: readonly string[];
  missing: readonly Missing[];
  /** What the API found wrong, in words. */
  problems: readonly string[];
  onChange: (metric: MetricDraft) => void;
  onRemove: () => void;
}

/** One metric: what is counted, its names, and its price in each currency. */
export function MetricEditor({ metric, currencies, missing, problems, onChange, onRemove }: MetricEditorProps) {
  const { i18n } = useLingui();
  const id = useId();
  const { key, aggregation, prices } = metric;
  const unit = metric.texts[i18n.locale]?.unit ?? Object.values(metric.texts)[0]?.unit ?? '';
  const aggregations = metric.source === null ? USAGE_AGGREGATIONS : FED[metric.source];
  const lacks = (what: Missing['what']) => missing.some((one) => one.what === what);
  return (
    <Section
      title={<bdi>{metric.texts[i18n.locale]?.name || key || <Trans>New metric</Trans>}</bdi>}
      actions={
        <Button variant="ghost" size="sm" onClick={onRemove}>
          <Trans>Remove</Trans>
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        {problems.map((problem) => (
          <p key={problem} role="alert" className="text-danger text-sm">
            {problem}
          </p>
        ))}
        <div className="grid gap-3 sm:grid-cols-3">
          <FieldFrame
            id={`${id}-key`}
            label={<Trans>Key</Trans>}
            hint={<Trans>What events name it by: traffic_gb</Trans>}
            error={lacks('key') ? <Trans>Small letters, digits and _, beginning with a letter.</Trans> : undefined}
          >
            <Input
              id={`${id}-key`}
              dir="ltr"
              value={key}
              onChange={(event) => onChange({ ...metric, key: event.target.value })}
            />
          </FieldFrame>
          <FieldFrame id={`${id}-source`} label={<Trans>Where it comes from</Trans>}>
            <NativeSelect
              id={`${id}-source`}
              value={metric.source ?? ''}
              onChange={(event) => {
                const source = USAGE_SOURCES.find((one) => one === event.target.value) ?? null;
                onChange(fedBy(metric, source));
              }}
            >
              <option value="">{i18n._(SOURCES.sent)}</option>
              {USAGE_SOURCES.map((one) => (
                <option key={one} value={one}>
                  {i18n._(SOURCES[one])}
                </option>
              ))}
            </NativeSelect>
          </FieldFrame>
          <FieldFrame id={`${id}-agg`} label={<Trans>What is counted</Trans>}>
            <NativeSelect
              id={`${id}-agg`}
              value={aggregation}
              onChange={(event) => {
                const next = USAGE_AGGREGATIONS.find((one) => one === event.target.value);
                if (next !== undefined) onChange({ ...metric, aggregation: next });
              }}
            >
              {aggregations.map((one) => (
                <option key={one} value={one}>
                  {i18n._(AGGREGATIONS[one])}
                </option>
              ))}
            </NativeSelect>
          </FieldFrame>
          {metric.source !== null ? null : (
            <FieldFrame
              id={`${id}-property`}
              label={<Trans>Property</Trans>}
              optional={<Trans>optional</Trans>}
              hint={<Trans>Instead of the event’s value</Trans>}
            >
              <Input
                id={`${id}-property`}
                dir="ltr"
                value={metric.property}
                onChange={(event) => onChange({ ...metric, property: event.target.value })}
              />
            </FieldFrame>
          )}
        </div>
        <MetricNames metric={metric} isMissing={lacks('name')} onChange={onChange} />
        <MetricRounding metric={metric} onChange={onChange} />
        {currencies.map((currency) => (
          <Price key={currency} isMissing={missing.some((one) => one.what === 'price' && one.currency === currency)}>
            <PriceEditor
              draft={prices[currency] ?? emptyDraft('graduated')}
              currency={currency}
              unit={unit}
              onChange={(draft) => onChange({ ...metric, prices: { ...prices, [currency]: draft } })}
            />
          </Price>
        ))}
      </div>
    </Section>
  );
}

function Price({ isMissing, children }: { isMissing: boolean; children: ReactNode }) {
  return (
    <div className="border-t pt-4">
      {isMissing ? (
        <p role="alert" className="mb-2 text-danger text-sm">
          <Trans>This price is not complete.</Trans>
        </p>
      ) : null}
      {children}
    </div>
  );
}
