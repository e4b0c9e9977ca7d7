import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import * as z from 'zod/mini';
import { ErrorState } from '#components/ErrorState.tsx';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { SelectField, TextField } from '#components/form/fields.tsx';
import { MoneyField } from '#components/form/MoneyField.tsx';
import { ObstacleSheet } from '#components/plan/Obstacle.tsx';
import { PlanChoice } from '#components/plan/PlanChoice.tsx';
import { PlanPreview } from '#components/plan/PlanPreview.tsx';
import { useChangePlan } from '#components/plan/use-change-plan.ts';
import { type ChangeOptions, type PlanWish, startingWish, wishForm, wishOf } from '#components/plan/wish.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { type RouterOutputs, trpc } from '#lib/trpc.ts';
import { OtherProduct } from '../components/OtherProduct.tsx';

const INVOICES = '/admin/invoices';

const schema = z.extend(wishForm, {
  when: z.enum(['now', 'period_end', 'by_direction']),
  recurringMinor: z.string().check(z.regex(/^\d{0,12}$/)),
  on: z.string(),
});
type Values = z.infer<typeof schema>;

interface ChangeSubscriptionSheetProps {
  onClose: () => void;
  subscription: RouterOutputs['subscriptions']['get'];
}

/** Any product, at any price, from any day of the running period: what clients cannot choose by themselves. */
export function ChangeSubscriptionSheet({ onClose, subscription }: ChangeSubscriptionSheetProps) {
  const { i18n } = useLingui();
  const { id: subscriptionId } = subscription;
  const [productId, setProductId] = useState<string>();
  const query = useQuery({
    ...trpc.subscriptions.changeOptions.queryOptions({ subscriptionId, productId, locale: i18n.locale }),
    placeholderData: keepPreviousData,
  });
  const change = useChangePlan(INVOICES);
  const options = query.data;
  if (!options) return query.error ? <ErrorState error={query.error} /> : null;
  if (options.obstacle) return <ObstacleSheet obstacle={options.obstacle} invoicesPath={INVOICES} onClose={onClose} />;
  return (
    <FormSheet
      open
      onOpenChange={onClose}
      title={<Trans>Change plan and price</Trans>}
      description={subscription.description}
      schema={schema}
      defaultValues={{ ...startingWish(options), when: 'by_direction', recurringMinor: '', on: '' }}
      submitLabel={<Trans>Change plan</Trans>}
      onSubmit={(values) => change(staffWish(subscriptionId, options, values))}
    >
      <PlanChoice options={options}>
        <OtherProduct
          subscriptionId={subscriptionId}
          currency={options.recurring.currency}
          known={options.products.map((one) => one.productId)}
          onFound={setProductId}
        />
      </PlanChoice>
      <TermsFields options={options} />
      <Preview subscriptionId={subscriptionId} options={options} />
    </FormSheet>
  );
}

/** Empty fields are left to the price list and to today. */
function staffWish(subscriptionId: string, options: ChangeOptions, values: Values): PlanWish {
  const { when, recurringMinor, on } = values;
  return {
    ...wishOf(subscriptionId, options, values),
    when,
    ...(recurringMinor === '' ? {} : { recurringMinor }),
    ...(on === '' || when === 'period_end' ? {} : { on }),
  };
}

function TermsFields({ options }: { options: ChangeOptions }) {
  const { t } = useMacro();
  const format = useFormat();
  const when = useWatch<Values, 'when'>({ name: 'when' });
  const { earliestOn } = options;
  const earliest = earliestOn === null ? '' : format.date(earliestOn, 'date');
  return (
    <>
      <SelectField
        name="when"
        label={t`When`}
        options={[
          { value: 'by_direction', label: t`Dearer or longer at once, else when the paid period ends` },
          { value: 'now', label: t`At once: what is left of the old plan is given back` },
          { value: 'period_end', label: t`When the paid period ends: nothing is due now` },
        ]}
      />
      <MoneyField
        name="recurringMinor"
        label={t`Agreed price`}
        hint={t`For one billing cycle and all units; the price list’s where left empty`}
        optional={t`optional`}
        currency={options.recurring.currency}
      />
      {when === 'period_end' || earliestOn === null ? null : (
        <TextField
          name="on"
          type="date"
          min={earliestOn}
          label={t`Charged from`}
          hint={t`The new plan is charged and the old one given back from this day: today, or any day since ${earliest}`}
          optional={t`optional`}
        />
      )}
    </>
  );
}

function Preview({ subscriptionId, options }: { subscriptionId: string; options: ChangeOptions }) {
  const { data } = z.safeParse(schema, useWatch());
  const wish = data && staffWish(subscriptionId, options, data);
  return <PlanPreview wish={wish} options={options} invoicesPath={INVOICES} />;
}
