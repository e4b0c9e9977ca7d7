import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { CircleAlert } from 'lucide-react';
import { useState } from 'react';
import { useFormState } from 'react-hook-form';
import { DirtyGuard } from '#components/form/DirtyGuard.tsx';
import { Form, SubmitButton } from '#components/form/Form.tsx';
import { useAppForm } from '#components/form/use-app-form.ts';
import { Tabs } from '#components/ui/tabs.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useCan } from '#lib/auth/session.ts';
import { queryClient } from '#lib/query-client.ts';
import { api, trpc } from '#lib/trpc.ts';
import { type FormTerms, type Product, productFormSchema, toForm, toState } from '../lib/product-form.ts';
import { ComponentsTab } from './ComponentsTab.tsx';
import { ContractTable } from './ContractTable.tsx';
import { FieldsTab } from './FieldsTab.tsx';
import { GeneralTab } from './GeneralTab.tsx';
import { OptionsTab } from './OptionsTab.tsx';
import { PriceMatrix } from './PriceMatrix.tsx';
import { StockTab } from './StockTab.tsx';
import { TextsTab } from './TextsTab.tsx';
import { UpgradesTab } from './UpgradesTab.tsx';

export interface ProductEditorProps {
  product: Product | undefined;
  terms: FormTerms;
}

/** The whole product as one form in tabs: one save, checked as a whole by the server. */
export function ProductEditor({ product, terms }: ProductEditorProps) {
  const { t } = useLingui();
  const can = useCan();
  const navigate = useNavigate();
  const form = useAppForm({ schema: productFormSchema, defaultValues: toForm(product, terms) });
  const mayManage = can('product:manage');
  return (
    <Form
      form={form}
      onSubmit={async (values) => {
        const { productId } = await api.catalog.save.mutate(toState(values, product?.productId));
        await queryClient.invalidateQueries({ queryKey: trpc.catalog.pathKey() });
        // Parts that were new have ids now: the form starts again from what is stored.
        const stored = await queryClient.fetchQuery(trpc.catalog.get.queryOptions({ productId }));
        form.reset(toForm(stored, terms));
        toast.success(t`Product saved`);
        if (!product) await navigate({ to: `/admin/products/${productId}`, ignoreBlocker: true });
      }}
    >
      <fieldset disabled={!mayManage} className="min-w-0">
        <EditorTabs productId={product?.productId} terms={terms} />
      </fieldset>
      {mayManage ? (
        <div className="sticky bottom-0 z-10 flex justify-end border-t bg-background/90 py-3 backdrop-blur">
          <SubmitButton>
            <Trans>Save product</Trans>
          </SubmitButton>
        </div>
      ) : null}
      <DirtyGuard />
    </Form>
  );
}

function EditorTabs({ productId, terms }: { productId: string | undefined; terms: FormTerms }) {
  const { t } = useLingui();
  const [open, setOpen] = useState('general');
  const { errors } = useFormState();
  const label = (text: string, ...parts: string[]) =>
    parts.some((part) => part in errors) ? (
      <>
        {text}
        <CircleAlert role="img" aria-label={t`has errors`} className="size-4 text-danger" />
      </>
    ) : (
      text
    );
  return (
    <Tabs
      aria-label={t`Sections`}
      value={open}
      onValueChange={setOpen}
      tabs={[
        {
          value: 'general',
          label: label(t`General`, 'categoryId', 'slug', 'taxCategory'),
          content: <GeneralTab isNew={productId === undefined} terms={terms} />,
        },
        {
          value: 'prices',
          label: label(t`Prices`, 'prices', 'contracts'),
          content: (
            <div className="flex flex-col gap-4">
              <PriceMatrix name="prices" currencies={terms.currencies} />
              <ContractTable />
            </div>
          ),
        },
        { value: 'options', label: label(t`Options`, 'options'), content: <OptionsTab terms={terms} /> },
        { value: 'components', label: label(t`Components`, 'components'), content: <ComponentsTab /> },
        { value: 'fields', label: label(t`Fields`, 'fields'), content: <FieldsTab terms={terms} /> },
        { value: 'stock', label: label(t`Stock`, 'stock'), content: <StockTab /> },
        {
          value: 'upgrades',
          label: label(t`Change of plan`, 'upgrades'),
          content: <UpgradesTab productId={productId} />,
        },
        { value: 'texts', label: label(t`Texts`, 'texts'), content: <TextsTab terms={terms} /> },
      ]}
    />
  );
}
