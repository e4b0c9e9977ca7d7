import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DateText } from '#components/DateText.tsx';
import { Section } from '#components/Section.tsx';
import { Badge } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { trpc } from '#lib/trpc.ts';
import type { TermsVersions } from '../lib/usage.ts';

/** Since when which terms hold, and the way to take back those that are planned. */
export function VersionList({ versions, mayEdit }: { versions: TermsVersions; mayEdit: boolean }) {
  const { t } = useLingui();
  const textOf = useErrorText();
  const queryClient = useQueryClient();
  const drop = useMutation(
    trpc.usage.dropTerms.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.usage.pathFilter());
        toast.success(t`The planned terms are gone`);
      },
      onError: (error) => toast.error(textOf(error)),
    }),
  );
  if (versions.versions.length === 0) return null;
  const names = { current: t`In force`, planned: t`Planned`, past: t`Past` };
  const tones = { current: 'success', planned: 'info', past: 'neutral' } as const;
  return (
    <Section title={<Trans>Versions</Trans>} className="mt-4">
      <ul className="flex flex-col gap-2 text-sm">
        {versions.versions.map(({ validFrom, state, savedByName, terms }) => (
          <li key={validFrom} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Badge tone={tones[state]}>{names[state]}</Badge>
            <span>
              <Trans>
                from <DateText value={validFrom} />
              </Trans>
            </span>
            <span className="text-muted-foreground">
              <bdi>{terms.metrics.map(({ key }) => key).join(', ')}</bdi> · <bdi>{savedByName}</bdi>
            </span>
            {mayEdit && state === 'planned' ? (
              <Button
                variant="ghost"
                size="sm"
                busy={drop.isPending}
                onClick={() => drop.mutate({ productId: versions.productId, validFrom })}
              >
                <Trans>Take back</Trans>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
