import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useCan } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import type { FormTerms, Product } from '../lib/product-form.ts';

/** Currencies and languages that the editor offers: those of the settings, and what the product already has. */
export function useFormTerms(product: Product | undefined): FormTerms | undefined {
  const can = useCan();
  const site = useQuery(trpc.tenants.site.queryOptions({})).data;
  const settings = useQuery({ ...trpc.tenants.settings.queryOptions({}), enabled: can('settings:read') });
  const isPending = site === undefined || (can('settings:read') && settings.isPending);
  const sold = settings.data?.localisation.currencies;
  return useMemo(() => {
    if (isPending || site === undefined) return undefined;
    const priced = product ? [...product.prices, ...product.options.flatMap(choicePrices)] : [];
    const currencies = [site.currency, ...(sold ?? []), ...priced.map((price) => price.currency)];
    const locales = [...site.locales, ...Object.keys(product?.texts ?? {})];
    return { currencies: [...new Set(currencies)], locales: [...new Set(locales)] };
  }, [isPending, site, sold, product]);
}

const choicePrices = (option: Product['options'][number]) => option.choices.flatMap((choice) => choice.prices);
