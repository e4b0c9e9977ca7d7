import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { BILLING_CYCLES } from '@panel1/shared-types/states';
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import * as z from 'zod/mini';
import { ErrorState } from '#components/ErrorState.tsx';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { NumberField, SelectField, TextField } from '#components/form/fields.tsx';
import { RadioField } from '#components/form/RadioField.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { CYCLES } from '#lib/cycles.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { PlanPreview, type PlanWish } from './PlanPreview.tsx';
import { useChangePlan } from './use-change-plan.ts';

type Options = RouterOutputs['subscriptions']['changeOptions'];
type Offer = Options['products'][number];

const wishForm = z.object({
  productId: z.string(),
  cycle: z.enum(BILLING_CYCLES),
  quantity: z.int().check(z.gte(1)),
  fields: z.record(z.string(), z.string()),
});
type WishForm = z.infer<typeof wishForm>;

interface ChangePlanSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  subscriptionId: string;
}

/** The plans within reach with what they cost, how often is paid, and what the change comes to, to the cent. */
export function ChangePlanSheet({ open, onOpenChange, subscriptionId }: ChangePlanSheetProps) {
  const { i18n } = useLingui();
  const query = useQuery({
    ...trpc.subscriptions.changeOptions.queryOptions({ subscriptionId, locale: i18n.locale }),
    enabled: open,
  });
  const change = useChangePlan('/portal/invoices');
  const options = query.data;
  if (!open || !options) return open && query.error ? <ErrorState error={query.error} /> : null;
  const { productId, cycle, quantity } = options;
  const proposed = options.products.find((offer) => !offer.isCurrent)?.productId ?? productId;
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Change plan</Trans>}
      description={<Trans>A dearer plan starts when it is paid, a cheaper one with the next period.</Trans>}
      schema={wishForm}
      defaultValues={{ productId: proposed, cycle, quantity, fields: {} }}
      submitLabel={<Trans>Change plan</Trans>}
      onSubmit={(values) => change(wishOf(subscriptionId, options, values))}
    >
      <PlanFields subscriptionId={subscriptionId} options={options} />
    </FormSheet>
  );
}

function PlanFields({ subscriptionId, options }: { subscriptionId: string; options: Options }) {
  const { i18n } = useLingui();
  const { t } = useMacro();
  const values: unknown = useWatch();
  const parsed = z.safeParse(wishForm, values);
  const offer = parsed.success ? offerOf(options, parsed.data) : undefined;
  return (
    <>
      <RadioField
        name="productId"
        label={<Trans>Plan</Trans>}
        options={options.products.map((one) => ({
          value: one.productId,
          label: <bdi>{one.name}</bdi>,
          hint: one.isCurrent ? <Trans>Your plan now</Trans> : undefined,
          end: <OfferPrice offer={one} cycle={parsed.data?.cycle ?? options.cycle} />,
        }))}
      />
      <SelectField
        name="cycle"
        label={t`Paid`}
        options={(offer?.prices ?? []).map((price) => ({
          value: price.cycle,
          label: i18n._(CYCLES[price.cycle].name),
        }))}
      />
      {offer?.hasQuantity ? <NumberField name="quantity" label={t`Quantity`} min={1} max={100} /> : null}
      {offer?.fields.map((field) => (
        <TextField key={field.key} name={`fields.${field.key}`} label={field.label} />
      ))}
      {parsed.success ? (
        <PlanPreview wish={wishOf(subscriptionId, options, parsed.data)} invoicesPath="/portal/invoices" />
      ) : (
        <Skeleton className="h-32" />
      )}
    </>
  );
}

const offerOf = (options: Options, { productId }: WishForm): Offer | undefined =>
  options.products.find((one) => one.productId === productId);

/** What is asked of the server: a rhythm that the product does not have is left as it is, unasked fields are left out. */
function wishOf(subscriptionId: string, options: Options, values: WishForm): PlanWish {
  const offer = offerOf(options, values);
  const cycle = offer?.prices.find((one) => one.cycle === values.cycle)?.cycle ?? offer?.prices[0]?.cycle;
  const asked = new Set(offer?.fields.map(({ key }) => key));
  return {
    subscriptionId,
    productId: values.productId,
    ...(cycle === undefined ? {} : { cycle }),
    ...(offer?.hasQuantity ? { quantity: values.quantity } : {}),
    fields: Object.fromEntries(Object.entries(values.fields).filter(([key, value]) => asked.has(key) && value !== '')),
  };
}

function OfferPrice({ offer, cycle }: { offer: Offer; cycle: WishForm['cycle'] }) {
  const { i18n } = useLingui();
  const price = offer.prices.find((one) => one.cycle === cycle) ?? offer.prices[0];
  if (price === undefined) return null;
  return (
    <span className="text-sm">
      <MoneyText {...price.recurring} /> {i18n._(CYCLES[price.cycle].per)}
    </span>
  );
}
