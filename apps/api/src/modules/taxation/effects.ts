import type { EffectHandler } from '#lib/effects/handler.ts';
import type { Services } from '#lib/services.ts';
import { askQuoteEffect } from './effects/ask-quote.ts';
import { tellEffect } from './effects/tell.ts';

/** What tax calculators are asked and told. */
export const taxationEffects = (services: Pick<Services, 'plugins'>): EffectHandler[] => [
  askQuoteEffect(services),
  tellEffect(services),
];
