import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { BILLING_CYCLES } from '@panel1/shared-types/states';
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { CheckboxField } from '#components/form/fields.tsx';
import { CYCLES } from '#lib/cycles.ts';
import { trpc } from '#lib/trpc.ts';
import type { CouponForm } from '../lib/coupon-form.ts';

/** What a coupon is for; nothing chosen is everything. */
export function ScopeFields() {
  const { i18n } = useLingui();
  const { t } = useMacro();
  const products = useQuery(trpc.catalog.list.queryOptions({ limit: 200 })).data?.rows ?? [];
  const metrics = useQuery(trpc.usage.metrics.queryOptions({})).data?.rows ?? [];
  const isFreePeriod = useWatch<CouponForm, 'kind'>({ name: 'kind' }) === 'free_period';
  return (
    <>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 font-medium text-sm">
          <Trans>Products</Trans>
        </legend>
        <p className="text-muted-foreground text-sm">
          <Trans>None chosen: every product.</Trans>
        </p>
        <div className="flex max-h-48 flex-col gap-2 overflow-y-auto rounded-lg border p-3">
          {products.map(({ productId, name }) => (
            <CheckboxField key={productId} name={`products.${productId}`} label={<bdi>{name}</bdi>} />
          ))}
        </div>
      </fieldset>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 font-medium text-sm">
          <Trans>Billing cycles</Trans>
        </legend>
        <p className="text-muted-foreground text-sm">
          <Trans>None chosen: every cycle.</Trans>
        </p>
        <div className="grid gap-2 sm:grid-cols-2">
          {BILLING_CYCLES.map((cycle) => (
            <CheckboxField key={cycle} name={`cycles.${cycle}`} label={i18n._(CYCLES[cycle].name)} />
          ))}
        </div>
      </fieldset>
      {metrics.length === 0 || isFreePeriod ? null : (
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-1.5 font-medium text-sm">
            <Trans>Usage</Trans>
          </legend>
          <p className="text-muted-foreground text-sm">
            <Trans>None chosen: prices and usage of every kind. Chosen: this usage alone, and no price.</Trans>
          </p>
          <div className="grid gap-2 sm:grid-cols-2">
            {metrics.map(({ key, name }) => (
              <CheckboxField key={key} name={`metrics.${key}`} label={<bdi>{name}</bdi>} />
            ))}
          </div>
        </fieldset>
      )}
      <CheckboxField
        name="includesOneOff"
        label={t`Set-up fees and one-off purchases too`}
        hint={t`Otherwise only what is paid period by period`}
      />
    </>
  );
}
