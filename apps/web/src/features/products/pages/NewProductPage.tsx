import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { PageHeader } from '#components/PageHeader.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { ProductEditor } from '../forms/ProductEditor.tsx';
import { useFormTerms } from '../hooks/use-form-terms.ts';

export function NewProductPage() {
  const terms = useFormTerms(undefined);
  return (
    <>
      <PageHeader
        title={<Trans>New product</Trans>}
        crumbs={[
          {
            key: 'list',
            content: (
              <Link to="/admin/products">
                <Trans>Products</Trans>
              </Link>
            ),
          },
          { key: 'this', content: <Trans>New product</Trans> },
        ]}
      />
      {terms ? <ProductEditor product={undefined} terms={terms} /> : <Skeleton className="h-96" />}
    </>
  );
}
