import type { TemplateId } from '../template-contexts.ts';
import type { DefaultTemplates } from '../template-source.ts';
import { accountTemplates } from './en-account.ts';
import { alertTemplates } from './en-alerts.ts';
import { billingTemplates } from './en-billing.ts';
import { creditTemplates } from './en-credit.ts';
import { disputeTemplates } from './en-disputes.ts';
import { dunningTemplates } from './en-dunning.ts';
import { lifecycleTemplates } from './en-lifecycle.ts';
import { quoteTemplates } from './en-quotes.ts';
import { servicesTemplates } from './en-services.ts';
import { usageTemplates } from './en-usage.ts';
import { withdrawalTemplates } from './en-withdrawals.ts';

/** Every mail in English. */
export const en: DefaultTemplates<TemplateId> = {
  ...accountTemplates,
  ...alertTemplates,
  ...disputeTemplates,
  ...billingTemplates,
  ...creditTemplates,
  ...dunningTemplates,
  ...quoteTemplates,
  ...servicesTemplates,
  ...lifecycleTemplates,
  ...withdrawalTemplates,
  ...usageTemplates,
};
