import { Trans, useLingui } from '@lingui/react/macro';
import { MoneyText } from '#components/MoneyText.tsx';
import { Answers, answersBeside } from '#components/order/Answers.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { Card } from '#components/ui/card.tsx';
import type { OrderProgress } from '../hooks/use-order.ts';

/** What was ordered, each with the state of what is set up for it. */
export function OrderedItems({ order }: { order: OrderProgress }) {
  const { t } = useLingui();
  return (
    <Card className="p-5" aria-label={t`What you ordered`}>
      <ul className="flex flex-col gap-4">
        {order.items.map((item) => (
          <li key={item.orderItemId} className="flex flex-col gap-1.5">
            <p className="own-direction font-medium">
              {item.description}
              {item.quantity > 1 ? <span className="num"> × {item.quantity}</span> : null}
            </p>
            <Answers answers={answersBeside(item.answers, item.services)} />
            {item.services.map((service) => (
              <p key={service.serviceId} className="flex flex-wrap items-center justify-between gap-2 text-sm">
                <bdi className="text-muted-foreground">{service.domain ?? service.label}</bdi>
                <StatusBadge status={service.status} />
              </p>
            ))}
          </li>
        ))}
      </ul>
      <p className="mt-4 flex items-baseline justify-between gap-4 border-t pt-3 text-sm">
        <span className="font-medium">
          <Trans>Total</Trans>
        </span>
        <MoneyText {...order.total} className="font-semibold text-base" />
      </p>
    </Card>
  );
}
