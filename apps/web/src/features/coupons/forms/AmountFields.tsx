import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { MoneyField } from '#components/form/MoneyField.tsx';
import { trpc } from '#lib/trpc.ts';

/** An amount per currency in which something is sold. */
export function AmountFields({ name, legend, hint }: { name: 'amounts' | 'minimums'; legend: string; hint: string }) {
  const { i18n } = useLingui();
  const { data } = useQuery(trpc.catalog.storefront.queryOptions({ locale: i18n.locale }));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium text-sm">{legend}</legend>
      <p className="text-muted-foreground text-sm">{hint}</p>
      <div className="grid gap-3 sm:grid-cols-2">
        {(data?.currencies ?? []).map((currency) => (
          <MoneyField key={currency} name={`${name}.${currency}`} label={<bdi>{currency}</bdi>} currency={currency} />
        ))}
      </div>
    </fieldset>
  );
}
