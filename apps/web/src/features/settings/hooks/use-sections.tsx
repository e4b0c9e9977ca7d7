import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useCan, useSession } from '#lib/auth/session.ts';
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
import type { Section, SectionGroup } from '../lib/matching-sections.ts';
import type { AllSettings } from './use-settings.ts';

interface OpenSection extends Section {
  content: (settings: AllSettings) => ReactNode;
}

/** Everything that can be set, in groups, with the words to find it by. */
export function useSections(): SectionGroup<OpenSection>[] {
  const { t } = useLingui();
  const can = useCan();
  const isDemo = useSession()?.tenant.simulated === true && can('settings:manage');
  const company: OpenSection[] = [
    {
      ...{ value: 'company', label: t`Company` },
      words: [t`Name`, t`Legal name`, t`Tax number`, t`Company register number`, t`Contact for invoices`],
      content: (settings) => (
        <>
          <LogoSection />
          <CompanyForm settings={settings} />
          <EInvoiceReadiness />
        </>
      ),
    },
    {
      ...{ value: 'localisation', label: t`Languages and currencies` },
      words: [t`Main language`, t`Currencies`, t`Time zone`],
      content: (settings) => <LocalisationForm settings={settings} />,
    },
    {
      ...{ value: 'mail', label: t`Mail sender` },
      words: [t`Name of the sender`, t`Address of the sender`, t`Answers go to`],
      content: (settings) => <MailForm settings={settings} />,
    },
    ...(isDemo ? [{ value: 'demo', label: t`Demo`, words: [], content: () => <ClockControl /> }] : []),
  ];
  const selling: OpenSection[] = [
    {
      ...{ value: 'ordering', label: t`Ordering` },
      words: [t`Address of your terms`, t`Version of your terms`, t`Which orders wait for a person`],
      content: (settings) => <OrderingForm settings={settings} />,
    },
    {
      ...{ value: 'subscriptions', label: t`Subscriptions` },
      words: [t`Clients may pause`, t`Clients may renew before the day`, t`Staff answer each request to end`],
      content: (settings) => <SubscriptionsForm settings={settings} />,
    },
    {
      ...{ value: 'withdrawal', label: t`Withdrawal` },
      words: [t`Consumers can withdraw online`, t`Ask at the checkout whether the service begins at once`],
      content: (settings) => <WithdrawalForm settings={settings} />,
    },
  ];
  const invoicing: OpenSection[] = [
    {
      ...{ value: 'billing', label: t`Billing` },
      words: [
        ...[t`Days to pay`, t`Days before renewal`, t`One invoice a month per client`, t`Prices contain the tax`],
        ...[t`Payment links in mails`, t`How to pay by hand`, t`Bank account (IBAN)`],
      ],
      content: (settings) => <BillingForm settings={settings} />,
    },
    { value: 'numbering', label: t`Numbering`, words: [], content: () => <Numbering /> },
    {
      ...{ value: 'tax', label: t`Tax` },
      words: [t`Standard rates of today`],
      content: (settings) => <TaxSettings settings={settings} />,
    },
    {
      ...{ value: 'wallet', label: t`Credit` },
      words: [t`Clients can buy credit ahead`, t`Credit pays new invoices by itself`],
      content: (settings) => <WalletForm settings={settings} />,
    },
  ];
  const automation: OpenSection[] = [
    {
      ...{ value: 'automation', label: t`Unpaid invoices` },
      words: [t`Automation`, t`Steps`],
      content: (settings) => <AutomationForm settings={settings} />,
    },
    {
      ...{ value: 'disputes', label: t`Disputes` },
      words: [t`Disputed payments`],
      content: (settings) => <DisputesForm settings={settings} />,
    },
    {
      ...{ value: 'safety', label: t`Safety stop` },
      words: [t`Safety stop of the daily run`],
      content: (settings) => <SafetyForm settings={settings} />,
    },
  ];
  return [
    { name: t`Your company`, sections: company },
    { name: t`Selling`, sections: selling },
    { name: t`Invoices and tax`, sections: invoicing },
    { name: t`Automation`, sections: automation },
  ];
}
