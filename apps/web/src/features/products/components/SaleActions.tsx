import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '#components/ConfirmDialog.tsx';
import { Button, buttonVariants } from '#components/ui/button.tsx';
import { DropdownMenu, DropdownMenuItem } from '#components/ui/dropdown-menu.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useCan } from '#lib/auth/session.ts';
import { queryClient } from '#lib/query-client.ts';
import { trpc } from '#lib/trpc.ts';
import type { Product } from '../lib/product-form.ts';

/** Puts the product on sale, hides or retires it. */
export function SaleActions({ product, name }: { product: Product; name: string }) {
  const { t } = useLingui();
  const can = useCan();
  const textOf = useErrorText();
  const [retiring, setRetiring] = useState(false);
  const { productId, status, slug } = product;
  const set = useMutation({
    ...trpc.catalog.setStatus.mutationOptions(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.catalog.pathKey() }),
  });
  const change = (to: Product['status']) =>
    set.mutate(
      { productId, status: to },
      { onSuccess: () => toast.success(t`Saved`), onError: (error) => toast.error(textOf(error)) },
    );
  return (
    <>
      {status === 'active' ? (
        <a
          href={`/products/${slug}`}
          target="_blank"
          rel="noreferrer"
          className={buttonVariants({ variant: 'outline' })}
        >
          <ExternalLink aria-hidden="true" className="rtl:-scale-x-100" />
          <Trans>View in the shop</Trans>
        </a>
      ) : null}
      {can('product:manage') ? (
        <DropdownMenu
          trigger={
            <Button variant="outline" busy={set.isPending}>
              <Trans>Sale status</Trans>
            </Button>
          }
        >
          {status === 'active' ? null : (
            <DropdownMenuItem onClick={() => change('active')}>
              <Trans>Put on sale</Trans>
            </DropdownMenuItem>
          )}
          {status === 'hidden' ? null : (
            <DropdownMenuItem onClick={() => change('hidden')}>
              <Trans>Hide: only staff can sell it</Trans>
            </DropdownMenuItem>
          )}
          {status === 'retired' ? null : (
            <DropdownMenuItem tone="danger" onClick={() => setRetiring(true)}>
              <Trans>Retire</Trans>
            </DropdownMenuItem>
          )}
        </DropdownMenu>
      ) : null}
      <ConfirmDialog
        open={retiring}
        onOpenChange={setRetiring}
        title={<Trans>Retire {name}?</Trans>}
        confirmLabel={<Trans>Retire</Trans>}
        tone="danger"
        onConfirm={() => set.mutateAsync({ productId, status: 'retired' })}
      >
        <Trans>Nobody can order it any more. Services that run keep running and renewing.</Trans>
      </ConfirmDialog>
    </>
  );
}
