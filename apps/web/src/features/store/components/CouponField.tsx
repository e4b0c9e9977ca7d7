import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { isRefusal, REFUSAL_TEXTS } from '#components/coupon/refusal-texts.ts';
import { useCouponSentence } from '#components/coupon/use-coupon-sentence.ts';
import { MoneyText } from '#components/MoneyText.tsx';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { Label } from '#components/ui/label.tsx';
import { useErrorText } from '#hooks/use-error-text.ts';
import { readError } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import type { Cart } from '../lib/cart.ts';
import { offerCoupon, offeredCoupon } from '../lib/offered-coupon.ts';

/** Coupons of the cart with what each takes off, and the field for another one. */
export function CouponField({ token, cart, refetch }: { token: string; cart: Cart; refetch: () => Promise<unknown> }) {
  const { t } = useMacro();
  const id = useId();
  const [typed, setTyped] = useState('');
  const refusal = useRefusal();
  const enter = useMutation(
    trpc.ordering.enterCoupon.mutationOptions({
      onSuccess: () => setTyped(''),
      onSettled: () => refetch(),
    }),
  );
  const remove = useMutation(trpc.ordering.removeCoupon.mutationOptions({ onSettled: () => refetch() }));
  useOffered((code) => enter.mutate({ cartToken: token, code }));
  const error = enter.error ?? remove.error;
  return (
    <div className="flex flex-col gap-3">
      {cart.coupons.map((coupon) => (
        <Entered
          key={coupon.code}
          coupon={coupon}
          isBusy={remove.isPending}
          onRemove={() => remove.mutate({ cartToken: token, code: coupon.code })}
        />
      ))}
      <form
        noValidate
        className="flex flex-col gap-1.5"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '') enter.mutate({ cartToken: token, code: typed });
        }}
      >
        <Label htmlFor={id}>
          <Trans>Coupon code</Trans>
        </Label>
        <div className="flex gap-2">
          <Input
            id={id}
            value={typed}
            dir="ltr"
            autoComplete="off"
            autoCapitalize="characters"
            maxLength={60}
            placeholder={t`If you have one`}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? `${id}-error` : undefined}
            className="rtl-start min-w-0 flex-1"
            onChange={(event) => {
              setTyped(event.target.value);
              enter.reset();
            }}
          />
          <Button type="submit" variant="outline" busy={enter.isPending}>
            <Trans>Apply</Trans>
          </Button>
        </div>
        {error ? (
          <p id={`${id}-error`} role="alert" className="text-danger text-sm">
            {enter.variables ? <bdi className="num">{enter.variables.code.trim().toUpperCase()}: </bdi> : null}
            {refusal(error)}
          </p>
        ) : null}
      </form>
    </div>
  );
}

/** Tries the coupon of the link once. */
function useOffered(enter: (code: string) => void): void {
  const isTried = useRef(false);
  useEffect(() => {
    const code = offeredCoupon();
    if (code === null || isTried.current) return;
    isTried.current = true;
    offerCoupon(null);
    enter(code);
  });
}

function useRefusal(): (error: unknown) => string {
  const { i18n } = useLingui();
  const textOf = useErrorText();
  return (error) => {
    const { reason } = readError(error).values;
    return isRefusal(reason) ? i18n._(REFUSAL_TEXTS[reason]) : textOf(error);
  };
}

function Entered(props: { coupon: Cart['coupons'][number]; isBusy: boolean; onRemove: () => void }) {
  const { coupon, isBusy, onRemove } = props;
  const { t } = useMacro();
  const { i18n } = useLingui();
  const sentence = useCouponSentence();
  const { code, name, refusal, kind, duration, minimum } = coupon;
  return (
    <div className="flex items-start gap-2 rounded-lg border bg-muted/40 px-3 py-2 text-sm">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline justify-between gap-x-3">
          <bdi className="num break-all font-medium">{code}</bdi>
          {refusal === null ? (
            <MoneyText
              amountMinor={`-${coupon.saved.amountMinor}`}
              currency={coupon.saved.currency}
              className="text-success"
            />
          ) : null}
        </p>
        <p className={refusal === null ? 'text-muted-foreground' : 'text-danger'}>
          {refusal === null ? (
            <>
              <bdi>{name}</bdi>
              {kind !== null && duration !== null ? `: ${sentence({ ...coupon, kind, duration })}` : null}
            </>
          ) : (
            i18n._(REFUSAL_TEXTS[refusal])
          )}
          {refusal === 'below_minimum' && minimum !== null ? (
            <>
              {' '}
              <Trans>
                It needs <MoneyText {...minimum} />.
              </Trans>
            </>
          ) : null}
        </p>
      </div>
      <Button variant="ghost" size="icon-sm" aria-label={t`Take ${code} out`} disabled={isBusy} onClick={onRemove}>
        <X aria-hidden="true" />
      </Button>
    </div>
  );
}
