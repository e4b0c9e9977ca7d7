import type { TemplateId } from '../template-contexts.ts';
import type { DefaultTemplates } from '../template-source.ts';
import { accountTemplates } from './fa-account.ts';
import { alertTemplates } from './fa-alerts.ts';
import { billingTemplates } from './fa-billing.ts';
import { creditTemplates } from './fa-credit.ts';
import { disputeTemplates } from './fa-disputes.ts';
import { dunningTemplates } from './fa-dunning.ts';
import { lifecycleTemplates } from './fa-lifecycle.ts';
import { quoteTemplates } from './fa-quotes.ts';
import { servicesTemplates } from './fa-services.ts';
import { usageTemplates } from './fa-usage.ts';
import { withdrawalTemplates } from './fa-withdrawals.ts';

/** Every mail in Persian. */
export const fa: DefaultTemplates<TemplateId> = {
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
