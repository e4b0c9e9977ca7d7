import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { DateText } from '#components/DateText.tsx';
import { INVALID_AMOUNT, MoneyInput } from '#components/MoneyInput.tsx';
import { MoneyText } from '#components/MoneyText.tsx';
import { Section } from '#components/Section.tsx';
import { Alert } from '#components/ui/alert.tsx';
import { Button } from '#components/ui/button.tsx';
import { FieldFrame } from '#components/ui/field.tsx';
import { Progress } from '#components/ui/progress.tsx';
import { toast } from '#components/ui/toast.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { useMoneyMutation } from '#hooks/use-money-mutation.ts';
import { useCan } from '#lib/auth/session.ts';
import { useFormat } from '#lib/format/use-format.ts';
import { api, trpc } from '#lib/trpc.ts';
import type { Overview } from '../lib/usage.ts';

/** How much the usage of a period may cost, how much of that is used, and what was told of it. */
export function CapCard({ overview }: { overview: Overview }) {
  const { t } = useLingui();
  const format = useFormat();
  const maySet = useCan()('usage:cap');
  const { cap, current, alerts, subscriptionId, currency } = overview;
  const share = cap === null || current === null ? null : shareOf(current.cost.amountMinor, cap.amount.amountMinor);
  return (
    <Section title={<Trans>Spend cap</Trans>}>
      <div className="flex flex-col gap-4">
        {cap?.isHeld ? (
          <Alert tone="warning" title={<Trans>Suspended at the spend cap</Trans>}>
            <Trans>The service comes back with the next period, or when the cap is raised or removed.</Trans>
          </Alert>
        ) : null}
        {cap === null ? (
          <p className="text-muted-foreground text-sm">
            <Trans>No cap: usage is charged whatever it comes to.</Trans>
          </p>
        ) : (
          <p className="flex flex-wrap justify-between gap-2 text-sm">
            <MoneyText {...cap.amount} className="font-semibold" />
            {cap.setByName === null ? null : (
              <span className="text-muted-foreground">
                <Trans>
                  set by <bdi>{cap.setByName}</bdi>
                </Trans>
              </span>
            )}
          </p>
        )}
        {share === null ? null : (
          <Progress
            value={Math.min(1, share)}
            label={t`Part of the cap that is used`}
            tone={share >= 1 ? 'danger' : share >= 0.8 ? 'warning' : 'default'}
          />
        )}
        <p className="text-muted-foreground text-sm">
          {current?.atCap === 'suspend' ? (
            <Trans>A mail goes out at 50, 80 and 100 %. At 100 % the service is suspended.</Trans>
          ) : (
            <Trans>A mail goes out at 50, 80 and 100 %. Nothing is stopped.</Trans>
          )}
        </p>
        {alerts.length === 0 ? null : (
          <ul className="flex flex-col gap-1 text-sm">
            {alerts.map((alert) => (
              <li key={alert.id} className="flex flex-wrap justify-between gap-2">
                <span>
                  <Trans>
                    {format.number(alert.percent)} % of <MoneyText amountMinor={alert.capMinor} currency={currency} />
                  </Trans>
                </span>
                <DateText value={alert.occurredAt} style="datetime" />
              </li>
            ))}
          </ul>
        )}
        {maySet ? <SetCap key={cap?.amount.amountMinor} {...{ subscriptionId, currency }} cap={cap} /> : null}
      </div>
    </Section>
  );
}

const shareOf = (cost: string, cap: string): number =>
  cap === '0' ? 1 : Number((BigInt(cost) * 1000n) / BigInt(cap)) / 1000;

function SetCap({ subscriptionId, currency, cap }: { subscriptionId: string; currency: string; cap: Overview['cap'] }) {
  const { t } = useLingui();
  const id = useId();
  const textOf = useErrorText();
  const queryClient = useQueryClient();
  const [amount, setAmount] = useState(cap?.amount.amountMinor ?? '');
  const set = useMoneyMutation(api.usage.setCap.mutate);
  const save = (capMinor: string | null) =>
    set.mutate(
      { subscriptionId, capMinor },
      {
        onSuccess: async () => {
          await queryClient.invalidateQueries(trpc.usage.pathFilter());
          toast.success(capMinor === null ? t`The cap is gone` : t`The cap is set`);
        },
        onError: (error) => toast.error(textOf(error)),
      },
    );
  return (
    <form
      className="flex flex-wrap items-end gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        save(amount);
      }}
    >
      <FieldFrame
        id={id}
        label={<Trans>Cap of one period</Trans>}
        error={amount === INVALID_AMOUNT || amount.startsWith('-') ? t`Write an amount such as 12.50.` : undefined}
        className="flex-1"
      >
        <MoneyInput id={id} value={amount} currency={currency} onValueChange={setAmount} />
      </FieldFrame>
      <Button type="submit" busy={set.isPending} disabled={!/^\d{1,12}$/.test(amount)}>
        <Trans>Set cap</Trans>
      </Button>
      {cap === null ? null : (
        <Button variant="outline" busy={set.isPending} onClick={() => save(null)}>
          <Trans>Remove</Trans>
        </Button>
      )}
    </form>
  );
}
