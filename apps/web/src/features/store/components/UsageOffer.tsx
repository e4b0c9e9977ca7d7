import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { MoneyText } from '#components/MoneyText.tsx';
import { PriceWords } from '#components/usage/PriceWords.tsx';
import { trpc } from '#lib/trpc.ts';

/** What is charged for use beside the fixed price; nothing for products that measure nothing. */
export function UsageOffer({ productId, currency }: { productId: string; currency: string }) {
  const { i18n } = useLingui();
  const { data } = useQuery(trpc.usage.offer.queryOptions({ productId, locale: i18n.locale }));
  const priced = (data?.metrics ?? []).flatMap((metric) =>
    metric.prices.filter((one) => one.currency === currency).map(({ price }) => ({ ...metric, price })),
  );
  const minimum = data?.minimum.find((one) => one.currency === currency);
  if (priced.length === 0) return null;
  return (
    <section className="flex flex-col gap-3 rounded-lg border p-4">
      <h2 className="font-semibold">
        <Trans>Charged by use, after each period</Trans>
      </h2>
      <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-2">
        {priced.map(({ key, name, unit, price }) => (
          <div key={key}>
            <dt className="font-medium">
              <bdi>{name}</bdi>
            </dt>
            <dd className="text-muted-foreground">
              <PriceWords price={price} currency={currency} unit={unit} />
            </dd>
          </div>
        ))}
      </dl>
      {minimum === undefined ? null : (
        <p className="text-muted-foreground text-sm">
          <Trans>
            Each period comes to at least <MoneyText {...minimum} />, the fixed price included.
          </Trans>
        </p>
      )}
    </section>
  );
}
