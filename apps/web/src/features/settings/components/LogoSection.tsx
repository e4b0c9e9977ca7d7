import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { ImageUp, Trash2 } from 'lucide-react';
import { type ChangeEvent, useId, useRef, useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { Section } from '#components/Section.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useCan } from '#lib/auth/session.ts';
import { readError } from '#lib/errors.ts';
import { refreshSite, useSite } from '#lib/site.ts';
import { trpc } from '#lib/trpc.ts';
import { logoFile } from '../lib/logo-file.ts';

/** The picture that clients see: in the shop, the client area, mails and on invoices. */
export function LogoSection() {
  const { t } = useLingui();
  const mayChange = useCan()('settings:manage');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const logo = useSite()?.logo ?? null;
  const [isAsking, setAsking] = useState(false);
  const [failure, setFailure] = useState<string>();
  const textOf = useLogoError();
  const upload = useMutation(trpc.tenants.uploadLogo.mutationOptions());
  const remove = useMutation(trpc.tenants.removeLogo.mutationOptions());
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    // The same file can be chosen again after it was changed.
    event.target.value = '';
    if (!file) return;
    setFailure(undefined);
    try {
      const image = await logoFile(file).catch(() => Promise.reject(new UnreadableError()));
      await upload.mutateAsync({ image });
      await refreshSite();
      toast.success(t`Logo saved`);
    } catch (error) {
      setFailure(textOf(error));
    }
  };
  return (
    <Section title={<Trans>Logo</Trans>} className="mb-6 max-w-3xl">
      <div className="flex flex-col gap-4">
        {logo ? (
          <div className="flex min-h-20 items-center rounded-lg border bg-muted p-4 dark:bg-foreground">
            <img
              src={logo.url}
              alt={t`Logo`}
              width={logo.width}
              height={logo.height}
              className="h-12 w-auto max-w-64 object-contain"
            />
          </div>
        ) : null}
        <p id={`${id}-hint`} className="text-muted-foreground text-sm">
          <Trans>
            In the shop, the client area, mails and on invoices. PNG or JPEG; other pictures are turned into a PNG.
          </Trans>
        </p>
        {failure === undefined ? null : <Alert tone="danger">{failure}</Alert>}
        {mayChange ? (
          <div className="flex flex-wrap gap-2">
            <input
              ref={input}
              id={id}
              type="file"
              accept="image/png,image/jpeg,image/webp"
              className="sr-only"
              tabIndex={-1}
              aria-label={t`Logo file`}
              onChange={(event) => void choose(event)}
            />
            <Button
              variant="outline"
              busy={upload.isPending}
              aria-describedby={`${id}-hint`}
              onClick={() => input.current?.click()}
            >
              <ImageUp aria-hidden="true" />
              {logo ? <Trans>Choose another picture</Trans> : <Trans>Choose a picture</Trans>}
            </Button>
            {logo ? (
              <Button variant="ghost" className="text-danger" onClick={() => setAsking(true)}>
                <Trash2 aria-hidden="true" />
                <Trans>Remove logo</Trans>
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
      <ConfirmDialog
        open={isAsking}
        onOpenChange={setAsking}
        title={<Trans>Remove the logo?</Trans>}
        confirmLabel={<Trans>Remove logo</Trans>}
        tone="danger"
        onConfirm={async () => {
          await remove.mutateAsync({});
          await refreshSite();
          toast.success(t`Logo removed`);
        }}
      >
        <Trans>The name of the company stands in its place.</Trans>
      </ConfirmDialog>
    </Section>
  );
}

/** The browser could not read the file as a picture. */
class UnreadableError extends Error {}

function useLogoError(): (error: unknown) => string {
  const { t } = useLingui();
  const textOf = useErrorText();
  const texts: Record<string, string> = {
    not_png_or_jpeg: t`This is no picture that can be used: PNG or JPEG.`,
    image_size: t`A logo is 16 to 2,000 pixels wide and high.`,
    too_large: t`This picture is too large: 150 KB at most.`,
  };
  return (error) => {
    if (error instanceof UnreadableError) return texts['not_png_or_jpeg'] ?? '';
    return texts[readError(error).fields['image'] ?? ''] ?? textOf(error);
  };
}
