import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { ExternalLink } from 'lucide-react';
import { Button, buttonVariants } from '#components/ui/button.tsx';
import { DropdownMenu, DropdownMenuItem } from '#components/ui/dropdown-menu.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useCan } from '#lib/auth/session.ts';
import { queryClient } from '#lib/query-client.ts';
import { trpc } from '#lib/trpc.ts';
import type { Product } from '../lib/product-form.ts';

/** Puts the product on sale, hides or retires it. */
export function SaleActions({ product }: { product: Product }) {
  const { t } = useLingui();
  const can = useCan();
  const textOf = useErrorText();
  const { productId, status, slug } = product;
  const set = useMutation({
    ...trpc.catalog.setStatus.mutationOptions(),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.catalog.pathKey() }),
  });
  const told: Record<Product['status'], string> = {
    draft: t`Saved`,
    active: t`On sale`,
    hidden: t`Hidden: only staff can sell it`,
    retired: t`Retired: nobody can order it any more`,
  };
  const change = (to: Product['status']) =>
    set.mutate(
      { productId, status: to },
      { onSuccess: () => tell(to), onError: (error) => toast.error(textOf(error)) },
    );
  /** What was on sale or hidden goes back to that; there is no way back to a draft. */
  const tell = (to: Product['status']) =>
    toast.success(told[to], status === 'draft' ? {} : { action: { label: t`Undo`, run: () => change(status) } });
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
            <DropdownMenuItem tone="danger" onClick={() => change('retired')}>
              <Trans>Retire: nobody can order it, services go on</Trans>
            </DropdownMenuItem>
          )}
        </DropdownMenu>
      ) : null}
    </>
  );
}
