import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import * as z from 'zod/mini';
import { ErrorState } from '#components/ErrorState.tsx';
import { FormSheet } from '#components/form/FormSheet.tsx';
import { trpc } from '#lib/trpc.ts';
import { ObstacleSheet } from './Obstacle.tsx';
import { PlanChoice } from './PlanChoice.tsx';
import { PlanPreview } from './PlanPreview.tsx';
import { useChangePlan } from './use-change-plan.ts';
import { type ChangeOptions, startingWish, wishForm, wishOf } from './wish.ts';

const INVOICES = '/portal/invoices';

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
  const change = useChangePlan(INVOICES);
  const options = query.data;
  if (!open || !options) return open && query.error ? <ErrorState error={query.error} /> : null;
  if (options.obstacle)
    return <ObstacleSheet obstacle={options.obstacle} invoicesPath={INVOICES} onClose={() => onOpenChange(false)} />;
  return (
    <FormSheet
      open={open}
      onOpenChange={onOpenChange}
      title={<Trans>Change plan</Trans>}
      description={<Trans>A dearer plan starts when it is paid, a cheaper one with the next period.</Trans>}
      schema={wishForm}
      defaultValues={startingWish(options)}
      submitLabel={<Trans>Change plan</Trans>}
      onSubmit={(values) => change(wishOf(subscriptionId, options, values))}
    >
      <PlanChoice options={options} />
      <Preview subscriptionId={subscriptionId} options={options} />
    </FormSheet>
  );
}

function Preview({ subscriptionId, options }: { subscriptionId: string; options: ChangeOptions }) {
  const { data } = z.safeParse(wishForm, useWatch());
  const wish = data && wishOf(subscriptionId, options, data);
  return <PlanPreview wish={wish} options={options} invoicesPath={INVOICES} />;
}
