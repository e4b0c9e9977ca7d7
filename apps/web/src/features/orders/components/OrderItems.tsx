import { Trans, useLingui } from '@lingui/react/macro';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { useCan } from '#lib/auth/session.ts';
import { CYCLES } from '#lib/cycles.ts';
import type { Order } from '../lib/order.ts';
import { ItemServices } from './ItemServices.tsx';

type Item = Order['items'][number];

/** What was ordered, each item with what has become of it. */
export function OrderItems({ order }: { order: Order }) {
  const can = useCan();
  return (
    <div className="flex flex-col gap-4">
      {order.items.map((item) => (
        <Section key={item.orderItemId} title={<bdi>{item.description}</bdi>} actions={<Price item={item} />}>
          <div className="flex flex-col gap-4">
            <Answers fields={item.fields} />
            {can('service:read') ? <ItemServices order={order} item={item} /> : null}
          </div>
        </Section>
      ))}
    </div>
  );
}

function Price({ item }: { item: Item }) {
  const { i18n } = useLingui();
  return (
    <span className="flex flex-wrap justify-end gap-x-2 text-end text-sm">
      {item.quantity === 1 ? null : <span className="num text-muted-foreground">{item.quantity} ×</span>}
      <span>
        <MoneyText {...item.recurring} />{' '}
        <span className="text-muted-foreground">{i18n._(CYCLES[item.cycle].per)}</span>
      </span>
      {item.setup.amountMinor === '0' ? null : (
        <span className="text-muted-foreground">
          <Trans>
            set-up <MoneyText {...item.setup} />
          </Trans>
        </span>
      )}
      {item.discount.amountMinor === '0' ? null : (
        <span className="text-success">
          <Trans>
            discount <MoneyText {...item.discount} />
          </Trans>
        </span>
      )}
    </span>
  );
}

/** What the client answered to the product's fields. */
function Answers({ fields }: { fields: Readonly<Record<string, string>> }) {
  const answers = Object.entries(fields).filter(([, answer]) => answer !== '');
  if (answers.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      {answers.map(([key, answer]) => (
        <div key={key} className="flex gap-1.5">
          <dt className="text-muted-foreground">
            <bdi>{key}</bdi>
          </dt>
          <dd>
            <bdi>{answer}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
