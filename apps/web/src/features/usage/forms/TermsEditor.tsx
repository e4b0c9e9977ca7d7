import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { readError } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { editTerms, type MetricDraft, newMetric, type TermsDraft, termsOf } from '../lib/terms-draft.ts';
import type { TermsVersions } from '../lib/usage.ts';
import { PROBLEMS } from '../lib/words.ts';
import { MetricEditor } from './MetricEditor.tsx';
import { TermsSettings } from './TermsSettings.tsx';

/** The editor of what is measured of a product; saving makes a new version for later periods. */
export function TermsEditor({ versions, mayEdit }: { versions: TermsVersions; mayEdit: boolean }) {
  const { t } = useMacro();
  const { i18n } = useLingui();
  const textOf = useErrorText();
  const queryClient = useQueryClient();
  const { productId, currencies, today } = versions;
  const newest = versions.versions[0]?.terms;
  const [draft, setDraft] = useState<TermsDraft>(() => editTerms(newest, today));
  const [isAsked, setAsked] = useState(false);
  const save = useMutation(trpc.usage.saveTerms.mutationOptions());
  const { terms, missing } = termsOf(draft);
  const shown = isAsked ? missing : [];
  const fields = save.error ? readError(save.error).fields : {};
  const problemsOf = (at: number) =>
    Object.entries(fields)
      .filter(([field]) => field.startsWith(`metrics.${at}.`))
      .map(([, code]) => (PROBLEMS[code] === undefined ? code : i18n._(PROBLEMS[code])));
  const change = (id: string, metric: MetricDraft | null) =>
    setDraft({ ...draft, metrics: draft.metrics.flatMap((one) => (one.id === id ? (metric ?? []) : one)) });
  const submit = async () => {
    setAsked(true);
    if (missing.length > 0) return;
    try {
      await save.mutateAsync({ productId, validFrom: draft.validFrom, terms });
      await queryClient.invalidateQueries(trpc.usage.pathFilter());
      toast.success(t`Saved for periods from ${draft.validFrom} on`);
    } catch {
      // Shown below, from the state of the mutation.
    }
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <fieldset disabled={!mayEdit} className="flex flex-col gap-4">
        {draft.metrics.map((metric, at) => (
          <MetricEditor
            key={metric.id}
            metric={metric}
            currencies={currencies}
            missing={shown.filter(({ metricId }) => metricId === metric.id)}
            problems={problemsOf(at)}
            onChange={(next) => change(metric.id, next)}
            onRemove={() => change(metric.id, null)}
          />
        ))}
        {draft.metrics.length === 0 ? (
          <p className="text-muted-foreground text-sm">
            <Trans>Nothing is measured of this product. Add a metric: traffic, storage, seats, requests.</Trans>
          </p>
        ) : null}
        {mayEdit ? (
          <Button
            variant="outline"
            className="self-start"
            onClick={() => setDraft({ ...draft, metrics: [...draft.metrics, newMetric(currencies)] })}
          >
            <Plus aria-hidden="true" />
            <Trans>Add metric</Trans>
          </Button>
        ) : null}
        <TermsSettings
          {...{ draft, currencies, today }}
          isFirst={versions.versions.length === 0}
          hasBadDays={shown.some(({ what }) => what === 'days')}
          onChange={setDraft}
        />
      </fieldset>
      {save.error ? (
        <Alert tone="danger" title={textOf(save.error)}>
          {fields['validFrom'] === 'in_the_past' ? <Trans>Choose today or a later day.</Trans> : null}
        </Alert>
      ) : null}
      {shown.length > 0 ? (
        <p role="alert" className="text-danger text-sm">
          <Trans>Something is missing above.</Trans>
        </p>
      ) : null}
      {mayEdit ? (
        <Button type="submit" className="self-start" busy={save.isPending}>
          <Trans>Save usage prices</Trans>
        </Button>
      ) : null}
    </form>
  );
}
