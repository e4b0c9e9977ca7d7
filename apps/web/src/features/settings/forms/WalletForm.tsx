import { Trans, useLingui } from '@lingui/react/macro';
import { SETTINGS_SCHEMAS } from '@panel1/shared-types/tenant-settings';
import { useFormContext, useWatch } from 'react-hook-form';
import { NumberField, SwitchField } from '#components/form/fields.tsx';
import { MoneyField } from '#components/form/MoneyField.tsx';
import { Button } from '#components/ui/button.tsx';
import { SectionForm } from '../components/SectionForm.tsx';
import { type AllSettings, useSaveSettings } from '../hooks/use-settings.ts';

type WalletValues = AllSettings['wallet'];

/** Whether and how clients buy credit ahead. */
export function WalletForm({ settings }: { settings: AllSettings }) {
  const { t } = useLingui();
  const save = useSaveSettings();
  return (
    <SectionForm
      title={<Trans>Credit of clients</Trans>}
      schema={SETTINGS_SCHEMAS.wallet}
      defaultValues={settings.wallet}
      onSubmit={(value) => save({ section: 'wallet', value })}
    >
      <SwitchField
        name="isOn"
        label={t`Clients can buy credit ahead`}
        hint={t`In the currencies below. What they have stays theirs when you switch it off.`}
      />
      <SwitchField
        name="paysInvoices"
        label={t`Credit pays new invoices by itself`}
        hint={t`Before the saved payment method is charged.`}
      />
      <Expiry />
      {settings.localisation.currencies.map((currency) => (
        <Limits key={currency} currency={currency} />
      ))}
    </SectionForm>
  );
}

/** A switch and a number that are one value: months, or never. */
function Expiry() {
  const { t } = useLingui();
  const { setValue } = useFormContext<WalletValues>();
  const months = useWatch<WalletValues, 'expiresAfterMonths'>({ name: 'expiresAfterMonths' });
  if (months === null)
    return (
      <p className="flex flex-wrap items-center gap-3 text-sm">
        <Trans>Bought credit never expires.</Trans>
        <Button variant="outline" size="sm" onClick={() => setValue('expiresAfterMonths', 24, { shouldDirty: true })}>
          <Trans>Let it expire</Trans>
        </Button>
      </p>
    );
  return (
    <div className="flex flex-wrap items-end gap-3">
      <NumberField
        name="expiresAfterMonths"
        label={t`Months until bought credit is gone`}
        hint={t`For credit bought from now on. Clients are told two weeks before.`}
        min={1}
        max={120}
      />
      <Button variant="outline" size="sm" onClick={() => setValue('expiresAfterMonths', null, { shouldDirty: true })}>
        <Trans>Never</Trans>
      </Button>
    </div>
  );
}

/** The amounts of one currency; without them credit is not sold in it. */
function Limits({ currency }: { currency: string }) {
  const { t } = useLingui();
  const { setValue } = useFormContext<WalletValues>();
  const limits = useWatch<WalletValues, 'limits'>({ name: 'limits' }) ?? [];
  const at = limits.findIndex((one) => one.currency === currency);
  const set = (next: WalletValues['limits']) => setValue('limits', next, { shouldDirty: true });
  if (at < 0)
    return (
      <p className="flex flex-wrap items-center gap-3 border-t pt-4 text-sm">
        <Trans>Credit is not sold in {currency}.</Trans>
        <Button
          variant="outline"
          size="sm"
          onClick={() => set([...limits, { currency, leastMinor: '', mostMinor: '', mostBalanceMinor: '' }])}
        >
          <Trans>Sell credit in {currency}</Trans>
        </Button>
      </p>
    );
  return (
    <div className="flex flex-col gap-3 border-t pt-4">
      <div className="grid gap-4 sm:grid-cols-3">
        <MoneyField name={`limits.${at}.leastMinor`} label={t`Least at once, ${currency}`} currency={currency} />
        <MoneyField name={`limits.${at}.mostMinor`} label={t`Most at once, ${currency}`} currency={currency} />
        <MoneyField name={`limits.${at}.mostBalanceMinor`} label={t`Most in all, ${currency}`} currency={currency} />
      </div>
      <Button variant="ghost" size="sm" className="self-start" onClick={() => set(limits.toSpliced(at, 1))}>
        <Trans>Do not sell credit in {currency}</Trans>
      </Button>
    </div>
  );
}
