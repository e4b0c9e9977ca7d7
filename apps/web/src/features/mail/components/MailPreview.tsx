import { Trans, useLingui } from '@lingui/react/macro';
import { MailHtml } from '#components/mail/MailHtml.tsx';
import { SendTestButton } from '#components/mail/SendTestButton.tsx';
import { Section } from '#components/Section.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { fieldErrorText } from '#lib/field-error-text.ts';
import { usePreview, type WordingProblem } from '../hooks/use-preview.ts';
import type { Template, Wording } from '../lib/wording.ts';

/** The mail with believable values, or what has to be mended before it could be sent. */
export function MailPreview({ template, wording }: { template: Template; wording: Wording }) {
  const { t, i18n } = useLingui();
  const textOf = useErrorText();
  const { mail, problems, error } = usePreview(template, wording);
  return (
    <Section
      title={<Trans>Preview</Trans>}
      className="xl:sticky xl:top-4"
      actions={
        <SendTestButton wish={{ template: template.template, locale: template.locale, source: wording.source }} />
      }
    >
      {problems.length > 0 ? (
        <Alert tone="danger" title={<Trans>This could not be sent</Trans>}>
          <ul className="list-disc ps-4">
            {problems.map((problem) => (
              <li key={`${problem.path} ${problem.code} ${problem.detail}`}>
                <Place problem={problem} /> {i18n._(fieldErrorText(problem.code))}
                {problem.detail === '' ? null : (
                  <>
                    {' '}
                    <code dir="ltr">{problem.detail}</code>
                  </>
                )}
              </li>
            ))}
          </ul>
        </Alert>
      ) : error ? (
        <Alert tone="danger">{textOf(error)}</Alert>
      ) : mail === undefined ? (
        <Skeleton className="h-80" />
      ) : (
        <div className="flex flex-col gap-3">
          <p className="text-sm">
            <span className="text-muted-foreground">
              <Trans>Subject</Trans>:
            </span>{' '}
            <bdi className="font-medium">{mail.subject}</bdi>
          </p>
          <MailHtml html={mail.html} label={t`Preview`} />
        </div>
      )}
    </Section>
  );
}

function Place({ problem }: { problem: WordingProblem }) {
  const block = /^source\.blocks\.(\d+)/.exec(problem.path)?.[1];
  if (block !== undefined) {
    const number = Number.parseInt(block, 10) + 1;
    return <Trans>Block {number}:</Trans>;
  }
  return (
    <>
      <code dir="ltr">{problem.path.replace('source.', '')}</code>:
    </>
  );
}
