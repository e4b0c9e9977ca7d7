import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ObjectPage } from '#components/ObjectPage.tsx';
import type { TabEntry } from '#components/ui/tabs.tsx';
import { useCan, useSession } from '#lib/auth/session.ts';
import { trpc } from '#lib/trpc.ts';
import { ClockControl } from '../components/ClockControl.tsx';
import { EInvoiceReadiness } from '../components/EInvoiceReadiness.tsx';
import { LogoSection } from '../components/LogoSection.tsx';
import { Numbering } from '../components/Numbering.tsx';
import { TaxSettings } from '../components/TaxSettings.tsx';
import { AutomationForm } from '../forms/AutomationForm.tsx';
import { BillingForm } from '../forms/BillingForm.tsx';
import { CompanyForm } from '../forms/CompanyForm.tsx';
import { DisputesForm } from '../forms/DisputesForm.tsx';
import { LocalisationForm } from '../forms/LocalisationForm.tsx';
import { MailForm } from '../forms/MailForm.tsx';
import { OrderingForm } from '../forms/OrderingForm.tsx';
import { SafetyForm } from '../forms/SafetyForm.tsx';
import { SubscriptionsForm } from '../forms/SubscriptionsForm.tsx';
import { WalletForm } from '../forms/WalletForm.tsx';
import { WithdrawalForm } from '../forms/WithdrawalForm.tsx';
import type { AllSettings } from '../hooks/use-settings.ts';

export function SettingsPage() {
  const { t } = useLingui();
  const can = useCan();
  const isDemo = useSession()?.tenant.simulated === true;
  const query = useQuery(trpc.tenants.settings.queryOptions({}));
  const tabs = (settings: AllSettings): TabEntry[] => [
    {
      value: 'company',
      label: t`Company`,
      content: (
        <>
          <LogoSection />
          <CompanyForm settings={settings} />
          <EInvoiceReadiness />
        </>
      ),
    },
    { value: 'ordering', label: t`Ordering`, content: <OrderingForm settings={settings} /> },
    { value: 'billing', label: t`Billing`, content: <BillingForm settings={settings} /> },
    { value: 'wallet', label: t`Credit`, content: <WalletForm settings={settings} /> },
    { value: 'automation', label: t`Automation`, content: <AutomationForm settings={settings} /> },
    { value: 'subscriptions', label: t`Subscriptions`, content: <SubscriptionsForm settings={settings} /> },
    { value: 'disputes', label: t`Disputes`, content: <DisputesForm settings={settings} /> },
    { value: 'withdrawal', label: t`Withdrawal`, content: <WithdrawalForm settings={settings} /> },
    { value: 'safety', label: t`Safety stop`, content: <SafetyForm settings={settings} /> },
    { value: 'tax', label: t`Tax`, content: <TaxSettings settings={settings} /> },
    { value: 'numbering', label: t`Numbering`, content: <Numbering /> },
    { value: 'localisation', label: t`Languages and currencies`, content: <LocalisationForm settings={settings} /> },
    { value: 'mail', label: t`Mail sender`, content: <MailForm settings={settings} /> },
    ...(isDemo && can('settings:manage') ? [{ value: 'demo', label: t`Demo`, content: <ClockControl /> }] : []),
  ];
  return <ObjectPage query={query} header={() => ({ title: <Trans>Settings</Trans> })} tabs={tabs} />;
}
