import { useLingui } from '@lingui/react';
import { Trans, useLingui as useMacro } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { REFUSAL_TEXTS } from '#components/coupon/refusal-texts.ts';
import { MoneyText } from '#components/MoneyText.tsx';
import { Button } from '#components/ui/button.tsx';
import { Input } from '#components/ui/input.tsx';
import { Label } from '#components/ui/label.tsx';
import type { RouterOutputs } from '#lib/trpc.ts';
import type { DraftOrder } from '../hooks/use-draft-order.ts';

/** Coupons that staff enter on an order, each with what it takes off or why it does not. */
export function CouponCodes({ order }: { order: DraftOrder }) {
  const { t } = useMacro();
  const id = useId();
  const [typed, setTyped] = useState('');
  const { couponCodes, setCouponCodes, preview } = order;
  return (
    <div className="flex flex-col gap-2">
      {couponCodes.map((code) => (
        <div key={code} className="flex items-center gap-2 text-sm">
          <span className="min-w-0 flex-1">
            <bdi className="num break-all font-medium">{code}</bdi>
            <Effect coupon={preview.data?.coupons.find((one) => one.code === code)} />
          </span>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t`Take ${code} off`}
            onClick={() => setCouponCodes(couponCodes.filter((other) => other !== code))}
          >
            <X aria-hidden="true" />
          </Button>
        </div>
      ))}
      <form
        noValidate
        className="flex flex-col gap-1.5"
        onSubmit={(event) => {
          event.preventDefault();
          const code = typed.trim().toUpperCase();
          if (code !== '' && !couponCodes.includes(code)) setCouponCodes([...couponCodes, code]);
          setTyped('');
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
            maxLength={60}
            className="rtl-start min-w-0 flex-1"
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button type="submit" variant="outline">
            <Trans>Add</Trans>
          </Button>
        </div>
      </form>
    </div>
  );
}

function Effect({ coupon }: { coupon: RouterOutputs['ordering']['preview']['coupons'][number] | undefined }) {
  const { i18n } = useLingui();
  if (coupon === undefined) return null;
  if (coupon.refusal !== null)
    return <span className="block text-danger">{i18n._(REFUSAL_TEXTS[coupon.refusal])}</span>;
  return (
    <span className="block text-success">
      <bdi>{coupon.name}</bdi>{' '}
      <MoneyText amountMinor={`-${coupon.saved.amountMinor}`} currency={coupon.saved.currency} />
    </span>
  );
}
