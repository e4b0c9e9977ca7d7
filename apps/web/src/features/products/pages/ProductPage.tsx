import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ErrorState } from '#components/ErrorState.tsx';
import { PageHeader } from '#components/PageHeader.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { buttonVariants } from '#components/ui/button.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { Slot } from '#lib/plugins/Slot.tsx';
import { useParam } from '#lib/routing/use-params.ts';
import { trpc } from '#lib/trpc.ts';
import { SaleActions } from '../components/SaleActions.tsx';
import { ProductEditor } from '../forms/ProductEditor.tsx';
import { useFormTerms } from '../hooks/use-form-terms.ts';
import { KINDS } from '../lib/kinds.ts';
import type { Product } from '../lib/product-form.ts';

export function ProductPage() {
  const { i18n } = useLingui();
  const productId = useParam('id');
  const query = useQuery(trpc.catalog.get.queryOptions({ productId }));
  const product = query.data;
  const terms = useFormTerms(product);
  if (query.error && !product) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  if (!product || !terms) return <Skeleton className="h-96" />;
  const name = nameOf(product, i18n.locale);
  return (
    <>
      <PageHeader
        title={<bdi>{name}</bdi>}
        badge={<StatusBadge status={product.status} />}
        crumbs={[
          {
            key: 'list',
            content: (
              <Link to="/admin/products">
                <Trans>Products</Trans>
              </Link>
            ),
          },
          { key: 'this', content: <bdi>{name}</bdi> },
        ]}
        actions={
          <>
            <Link to={`/admin/products/${productId}/usage`} className={buttonVariants({ variant: 'outline' })}>
              <Trans>Usage prices</Trans>
            </Link>
            <SaleActions product={product} />
          </>
        }
      />
      {product.missingKinds.length === 0 ? null : (
        <Alert tone="warning" className="mb-4" title={<Trans>No enabled plugin delivers this</Trans>}>
          <Trans>
            Enable a plugin for: <bdi>{product.missingKinds.map((kind) => i18n._(KINDS[kind])).join(', ')}</bdi>. Until
            then the product cannot be sold.
          </Trans>
        </Alert>
      )}
      <ProductEditor key={productId} product={product} terms={terms} />
      <Slot name="admin.product.side" />
    </>
  );
}

function nameOf(product: Product, locale: string): string {
  return product.texts[locale]?.name ?? Object.values(product.texts)[0]?.name ?? product.slug;
}
