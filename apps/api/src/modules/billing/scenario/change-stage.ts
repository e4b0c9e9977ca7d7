import * as z from 'zod/mini';
import { lookAgain, percent, retax, type Work } from '../core/index.ts';
import type { StoryEvent } from './format.ts';
import { settings as settingsFormat } from './format-tenant.ts';
import { dayOf, type Stage } from './stage.ts';
import { billingRules } from './world.ts';

/** Events that change who the client is or how the provider bills. */
export function changeStage(stage: Stage, work: Work, event: StoryEvent): void {
  if (event.do === 'card') {
    stage.card = event.card;
    const method = event.card === 'none' ? null : { id: `card ${stage.now.epochMilliseconds}`, setOn: dayOf(stage) };
    work.account.client = { ...work.account.client, method };
  }
  if (event.do === 'exempt') {
    const exemption = { kinds: 'all' as const, reason: event.reason, until: Temporal.PlainDate.from(event.until) };
    work.account.client = { ...work.account.client, exemptions: [...work.account.client.exemptions, exemption] };
  }
  if (event.do === 'client') {
    changeClient(stage, work, event);
    retax(work);
  }
  if (event.do === 'settings') {
    const { at: _, do: __, ...changed } = event;
    const settings = z.parse(settingsFormat, { ...stage.story.tenant.settings, ...changed });
    stage.story = { ...stage.story, tenant: { ...stage.story.tenant, settings } };
    stage.policy = { ...stage.policy, ...billingRules(settings, work.account.client.currency) };
    lookAgain(work);
  }
  if (event.do === 'rate') {
    const row = {
      country: event.country,
      territory: null,
      category: event.category,
      name: 'VAT',
      rate: percent(event.percent),
      from: dayOf(stage).toString(),
    };
    stage.policy = { ...stage.policy, taxRates: [...stage.policy.taxRates, row] };
  }
}

function changeClient(stage: Stage, work: Work, event: Extract<StoryEvent, { do: 'client' }>): void {
  const { client } = work.account;
  const { timeZone } = event;
  work.account.client = {
    ...client,
    country: event.country ?? client.country,
    postcode: event.postcode ?? client.postcode,
    isBusiness: event.isBusiness ?? client.isBusiness,
    taxId: event.taxId === undefined ? client.taxId : event.taxId,
    taxIdStatus: event.taxIdStatus ?? client.taxIdStatus,
    isTaxExempt: event.isTaxExempt ?? client.isTaxExempt,
    zones: timeZone === undefined ? client.zones : [...client.zones, { zone: timeZone, from: stage.now }],
  };
}
