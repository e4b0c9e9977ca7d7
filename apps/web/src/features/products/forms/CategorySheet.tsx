import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { SwitchField, TextareaField, TextField } from '#components/form/fields.tsx';
import { toast } from '#components/ui/toast.tsx';
import { queryClient } from '#lib/query-client.ts';
import { api, type RouterOutputs, trpc } from '#lib/trpc.ts';
import { slugOf } from '../lib/product-form.ts';

export type Category = RouterOutputs['catalog']['categories']['rows'][number];

const schema = z.object({
  slug: z.string(),
  isHidden: z.boolean(),
  texts: z.record(z.string(), z.object({ name: z.string(), description: z.string() })),
});

export interface CategorySheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The category to change; without it a new one is made. */
  category: Category | undefined;
}

export function CategorySheet({ open, onOpenChange, category }: CategorySheetProps) {
  const { t } = useLingui();
  const site = useQuery(trpc.tenants.site.queryOptions({})).data;
  if (!site) return null;
  const locales = [...new Set([...site.locales, ...Object.keys(category?.texts ?? {})])];
  const submit = async ({ slug, isHidden, texts }: z.infer<typeof schema>) => {
    const named = Object.fromEntries(Object.entries(texts).filter(([, of]) => of.name.trim() !== ''));
    const name = Object.values(named)[0]?.name ?? '';
    await api.catalog.saveCategory.mutate({
      ...(category ? { categoryId: category.categoryId } : {}),
      slug: slug || slugOf(name),
      isHidden,
      texts: named,
    });
    await queryClient.invalidateQueries({ queryKey: trpc.catalog.pathKey() });
    toast.success(t`Category saved`);
  };
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={category ? <Trans>Change category</Trans> : <Trans>New category</Trans>}
      schema={schema}
      defaultValues={{
        slug: category?.slug ?? '',
        isHidden: category?.isHidden ?? false,
        texts: Object.fromEntries(
          locales.map((locale) => [
            locale,
            { name: category?.texts[locale]?.name ?? '', description: category?.texts[locale]?.description ?? '' },
          ]),
        ),
      }}
      submitLabel={<Trans>Save</Trans>}
      onSubmit={submit}
    >
      {locales.map((locale) => (
        <div key={locale} className="flex flex-col gap-4">
          <TextField name={`texts.${locale}.name`} label={t`Name (${locale})`} dir="auto" autoComplete="off" />
          <TextareaField
            name={`texts.${locale}.description`}
            label={t`Description (${locale})`}
            optional={t`optional`}
            rows={3}
            dir="auto"
          />
        </div>
      ))}
      <TextField name="slug" label={t`Address in the shop`} hint={t`Made from the name when left empty`} dir="ltr" />
      <SwitchField name="isHidden" label={t`Hidden in the shop`} />
    </FormSheet>
  );
}
