import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { BILLING_CYCLES } from '@panel1/shared-types/states';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import * as z from 'zod/mini';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { NumberField, SelectField, TextField } from '#components/form/fields.tsx';
import { MoneyField } from '#components/form/MoneyField.tsx';
import { PlanPreview, type PlanWish } from '#components/plan/PlanPreview.tsx';
import { useChangePlan } from '#components/plan/use-change-plan.ts';
import { SearchPicker } from '#components/SearchPicker.tsx';
import { CYCLES } from '#lib/cycles.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';

type Subscription = RouterOutputs['subscriptions']['get'];

const schema = z.object({
  productId: z.string(),
  cycle: z.enum(BILLING_CYCLES),
  quantity: z.int().check(z.gte(1)),
  when: z.enum(['now', 'period_end', 'by_direction']),
  recurringMinor: z.string().check(z.regex(/^\d{0,12}$/)),
  on: z.string(),
});
type Values = z.infer<typeof schema>;

interface ChangeSubscriptionSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  subscription: Subscription;
}

/** Any product, at any price, from any day of the running period: what clients cannot choose by themselves. */
export function ChangeSubscriptionSheet({ open, onOpenChange, subscription }: ChangeSubscriptionSheetProps) {
  const change = useChangePlan('/admin/invoices');
  const { productId, cycle, quantity } = subscription;
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Change plan</Trans>}
      description={subscription.description}
      schema={schema}
      defaultValues={{ productId, cycle, quantity, when: 'by_direction', recurringMinor: '', on: '' }}
      submitLabel={<Trans>Change plan</Trans>}
      onSubmit={(values) => change(wishOf(subscription, values))}
    >
      <ChangeFields subscription={subscription} />
    </FormSheet>
  );
}

/** Empty fields are left to the catalogue and to today. */
function wishOf({ id: subscriptionId }: Subscription, { recurringMinor, on, ...wish }: Values): PlanWish {
  return {
    subscriptionId,
    ...wish,
    ...(recurringMinor === '' ? {} : { recurringMinor }),
    ...(on === '' ? {} : { on }),
  };
}

function ChangeFields({ subscription }: { subscription: Subscription }) {
  const { i18n } = useLingui();
  const { t } = useMacro();
  const parsed = z.safeParse(schema, useWatch());
  const cycles = BILLING_CYCLES.filter((cycle) => cycle !== 'one_time');
  return (
    <>
      <ProductPicker />
      <SelectField
        name="cycle"
        label={t`Paid`}
        options={cycles.map((value) => ({ value, label: i18n._(CYCLES[value].name) }))}
      />
      <NumberField name="quantity" label={t`Quantity`} min={1} max={100} />
      <SelectField
        name="when"
        label={t`When`}
        options={[
          { value: 'by_direction', label: t`Dearer at once, cheaper at the end of the period` },
          { value: 'now', label: t`At once` },
          { value: 'period_end', label: t`At the end of the period` },
        ]}
      />
      <MoneyField
        name="recurringMinor"
        label={t`Price of a period`}
        hint={t`Empty: the catalogue’s price`}
        currency={subscription.recurring.currency}
      />
      <TextField name="on" type="date" label={t`Counts from`} hint={t`A day of the running period; empty: today`} />
      {parsed.success ? <PlanPreview wish={wishOf(subscription, parsed.data)} invoicesPath="/admin/invoices" /> : null}
    </>
  );
}

function ProductPicker() {
  const { i18n } = useLingui();
  const { setValue } = useFormContext();
  const [query, setQuery] = useState('');
  const found = useQuery(trpc.catalog.list.queryOptions({ search: query, limit: 20, locale: i18n.locale }));
  const rows = found.data?.rows;
  return (
    <SearchPicker
      label={<Trans>Product</Trans>}
      hint={<Trans>Leave it empty to keep the product.</Trans>}
      query={query}
      onQueryChange={setQuery}
      options={rows?.map(({ productId, name, categoryName }) => ({ id: productId, label: name, hint: categoryName }))}
      onPick={(productId) => {
        setValue('productId', productId, { shouldDirty: true });
        setQuery(rows?.find((row) => row.productId === productId)?.name ?? '');
      }}
    />
  );
}
