import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useId, useState } from 'react';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useTemplateName } from '#hooks/use-template-name.ts';
import { LOCALES } from '#lib/i18n/locales.ts';
import { trpc } from '#lib/trpc.ts';
import { Alert } from '../ui/alert.tsx';
import { buttonVariants } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { FieldFrame } from '../ui/field.tsx';
import { NativeSelect } from '../ui/native-select.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { MailHtml } from './MailHtml.tsx';
import { SendTestButton } from './SendTestButton.tsx';

/** A mail as it is worded now, in each language, with a test to oneself and the way to its wording. */
export function TemplateDialog({ template, onClose }: { template: string; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const id = useId();
  const nameOf = useTemplateName();
  const textOf = useErrorText();
  const known = useQuery(trpc.notifications.listTemplates.queryOptions({})).data?.languages ?? ['en'];
  const [chosen, setChosen] = useState<string>();
  const locale = chosen ?? known.find((code) => code === i18n.locale) ?? 'en';
  const { mutate, data, error } = useMutation(trpc.notifications.previewTemplate.mutationOptions());
  useEffect(() => mutate({ template, locale }), [template, locale, mutate]);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={nameOf(template)}
      closeLabel={t`Close`}
      className="max-w-2xl"
      footer={
        <>
          <Link
            to={`/admin/mail-templates/${template}?locale=${locale}`}
            className={buttonVariants({ variant: 'outline', size: 'sm' })}
          >
            <Trans>Change the wording</Trans>
          </Link>
          <SendTestButton wish={{ template, locale }} />
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <FieldFrame id={id} label={<Trans>Language</Trans>} className="max-w-48">
          <NativeSelect id={id} value={locale} onChange={(event) => setChosen(event.target.value)}>
            {known.map((code) => (
              <option key={code} value={code}>
                {LOCALES.find((entry) => entry.code === code)?.name ?? code}
              </option>
            ))}
          </NativeSelect>
        </FieldFrame>
        {error ? <Alert tone="danger">{textOf(error)}</Alert> : null}
        {data === undefined ? (
          <Skeleton className="h-80" />
        ) : (
          <>
            <p className="text-sm">
              <span className="text-muted-foreground">
                <Trans>Subject</Trans>:
              </span>{' '}
              <bdi className="font-medium">{data.subject}</bdi>
            </p>
            <MailHtml html={data.html} label={t`Preview`} />
          </>
        )}
      </div>
    </Dialog>
  );
}
