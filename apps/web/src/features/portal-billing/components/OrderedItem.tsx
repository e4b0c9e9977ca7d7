import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { MoneyText } from '#components/MoneyText.tsx';
import { Answers, answersBeside } from '#components/order/Answers.tsx';
import { Section } from '#components/Section.tsx';
import { StatusBadge } from '#components/StatusBadge.tsx';
import { useCan } from '#lib/auth/session.ts';
import { CYCLES } from '#lib/cycles.ts';
import type { RouterOutputs } from '#lib/trpc.ts';
import type { FollowedOrder } from '../hooks/use-followed-order.ts';

type Terms = RouterOutputs['ordering']['get']['items'][number];

interface OrderedItemProps {
  item: FollowedOrder['items'][number];
  /** What it costs; absent while it is loaded. */
  terms: Terms | undefined;
}

/** One thing that was ordered: its price, what was answered, and the services that came of it. */
export function OrderedItem({ item, terms }: OrderedItemProps) {
  const mayOpen = useCan()('service:read');
  return (
    <Section title={<bdi>{item.description}</bdi>} actions={terms ? <Price terms={terms} /> : null}>
      <div className="flex flex-col gap-3">
        <Answers answers={answersBeside(item.answers, item.services)} />
        {item.services.map(({ serviceId, label, domain, status }) => (
          <p
            key={serviceId}
            className="flex flex-wrap items-center justify-between gap-2 text-sm not-first:border-t not-first:pt-3"
          >
            {mayOpen ? (
              <Link to={`/portal/services/${serviceId}`} className="underline underline-offset-4">
                <bdi>{domain ?? label}</bdi>
              </Link>
            ) : (
              <bdi>{domain ?? label}</bdi>
            )}
            <StatusBadge status={status} />
          </p>
        ))}
      </div>
    </Section>
  );
}

function Price({ terms }: { terms: Terms }) {
  const { i18n } = useLingui();
  return (
    <span className="flex flex-wrap justify-end gap-x-2 text-end text-sm">
      {terms.quantity === 1 ? null : <span className="num text-muted-foreground">{terms.quantity} ×</span>}
      <span>
        <MoneyText {...terms.recurring} />{' '}
        <span className="text-muted-foreground">{i18n._(CYCLES[terms.cycle].per)}</span>
      </span>
      {terms.setup.amountMinor === '0' ? null : (
        <span className="text-muted-foreground">
          <Trans>
            set-up <MoneyText {...terms.setup} />
          </Trans>
        </span>
      )}
      {terms.discount.amountMinor === '0' ? null : (
        <span className="text-success">
          <Trans>
            discount <MoneyText {...terms.discount} />
          </Trans>
        </span>
      )}
    </span>
  );
}
