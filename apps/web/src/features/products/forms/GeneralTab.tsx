import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useFormContext, useFormState, useWatch } from 'react-hook-form';
import { SelectField, TextField } from '#components/form/fields.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Card, CardContent } from '#components/ui/card.tsx';
import { trpc } from '#lib/trpc.ts';
import { type FormTerms, slugOf } from '../lib/product-form.ts';

/** What it is called, where it is found, how it is taxed. */
export function GeneralTab({ isNew, terms }: { isNew: boolean; terms: FormTerms }) {
  const { t, i18n } = useLingui();
  const categories = useQuery(trpc.catalog.categories.queryOptions({ locale: i18n.locale })).data?.rows;
  const [first] = terms.locales;
  const name = `texts.${first}.name`;
  useProposals({ isNew, name, categoryId: categories?.[0]?.categoryId });
  return (
    <Card>
      <CardContent className="grid gap-4 md:grid-cols-2">
        {categories?.length === 0 ? (
          <Alert tone="info" className="md:col-span-2">
            <Trans>
              A product needs a category.{' '}
              <Link to="/admin/categories" className="underline">
                Make one first.
              </Link>
            </Trans>
          </Alert>
        ) : null}
        <TextField name={name} label={<Trans>Name</Trans>} autoComplete="off" />
        <SelectField
          name="categoryId"
          label={t`Category`}
          placeholder={t`Choose…`}
          options={(categories ?? []).map(({ categoryId, name: label }) => ({ value: categoryId, label }))}
        />
        <TextField
          name="slug"
          label={t`Address in the shop`}
          hint={t`Small letters, digits and hyphens`}
          dir="ltr"
          autoComplete="off"
        />
        <TextField
          name="taxCategory"
          label={t`Tax category`}
          hint={t`As in the tax rates of the settings`}
          dir="ltr"
          autoComplete="off"
        />
      </CardContent>
    </Card>
  );
}

/** A new product starts in the first category, and its address follows its name until somebody types another. */
function useProposals(of: { isNew: boolean; name: string; categoryId: string | undefined }): void {
  const { setValue, getValues } = useFormContext();
  const { dirtyFields } = useFormState();
  const typed: unknown = useWatch({ name: of.name });
  const isOwnSlug = 'slug' in dirtyFields;
  useEffect(() => {
    if (of.isNew && !isOwnSlug && typeof typed === 'string') setValue('slug', slugOf(typed));
  }, [of.isNew, isOwnSlug, typed, setValue]);
  useEffect(() => {
    if (of.isNew && of.categoryId !== undefined && getValues('categoryId') === '')
      setValue('categoryId', of.categoryId);
  }, [of.isNew, of.categoryId, getValues, setValue]);
}
