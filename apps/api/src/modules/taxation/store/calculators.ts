import type { ContractArgument, ContractMethod, ContractOutcome, Exchange } from '@panel1/plugin-sdk';
import type { StoredTaxAnswer, StoredTaxQuestion } from '#db/schema/_stored.ts';
import type { QueryContext } from '#lib/command/command.ts';
import type { PluginManager } from '#lib/plugins/PluginManager.ts';
import { enabledAdapters, type PluginAccess, readPluginAccess } from '#modules/plugins/index.ts';
import { readSettings } from '#modules/tenants/index.ts';

/** A calculator with everything that a call needs, read before the network. */
export interface Calculator {
  tenantId: string;
  pluginId: string;
  access: PluginAccess;
  /** Answers a known operation id with its first answer. */
  isKeyed: boolean;
}

/** Null while the plugin is switched off or gone: what waits for it goes on waiting. */
export async function calculatorAccess(ctx: QueryContext, pluginId: string): Promise<Calculator | null> {
  const adapters = await enabledAdapters(ctx);
  const found = adapters.find((one) => one.pluginId === pluginId && one.contract === 'taxCalculator');
  if (!found) return null;
  const access = await readPluginAccess(ctx, pluginId);
  return { tenantId: ctx.tenant.id, pluginId, access, isKeyed: found.idempotencyWindowHours >= 24 };
}

/** As staff know it; the plugin's id where it is not installed. */
export const calculatorTitle = (ctx: Pick<QueryContext, 'kernel'>, pluginId: string): string =>
  ctx.kernel.manifests.find(({ id }) => id === pluginId)?.taxCalculator?.title ?? pluginId;

/** How many countries a plugin decides about: it cannot be switched off meanwhile. */
export async function countriesOfCalculator(ctx: QueryContext, pluginId: string): Promise<number> {
  const { calculators } = await readSettings(ctx, 'tax');
  return calculators.filter((one) => one.pluginId === pluginId).length;
}

type Method = ContractMethod<'taxCalculator'>;

export function callCalculator<M extends Method>(
  plugins: PluginManager,
  { access, tenantId, pluginId }: Calculator,
  of: { method: M; input: ContractArgument<'taxCalculator', M> },
): Promise<{ result: ContractOutcome<'taxCalculator', M>; exchanges: Exchange[] }> {
  const { settings, secrets } = access;
  return plugins.call({ contract: 'taxCalculator', tenantId, pluginId, settings, secrets, ...of });
}

const CATEGORY_OF = {
  taxed: 'S',
  zero_rated: 'Z',
  reverse_charge: 'AE',
  exempt_buyer: 'E',
  not_taxed: 'O',
  not_collected: 'O',
} as const;

/** What a calculator says of a question, or why it does not. Never rejects. */
export async function askCalculator(
  plugins: PluginManager,
  calculator: Calculator,
  { buyer, lines, on, ...question }: StoredTaxQuestion,
): Promise<{ answer: StoredTaxAnswer | null; fault: string | null; exchanges: Exchange[] }> {
  const { country, isBusiness, isExempt } = buyer;
  const input = {
    ...{ currency: question.currency, pricesIncludeTax: question.pricesIncludeTax, taxDate: on },
    buyer: {
      ...{ country, isBusiness, isExempt },
      ...filled('region', buyer.region),
      ...filled('postcode', buyer.postcode),
      ...filled('city', buyer.city),
      ...filled('address1', buyer.address1),
      ...filled('vatId', buyer.vatId),
    },
    lines: lines.map(({ id, amountMinor, category }) => ({ lineId: id, amountMinor, category })),
  };
  const { result, exchanges } = await callCalculator(plugins, calculator, { method: 'quote', input });
  if (result.status !== 'done')
    return { answer: null, fault: 'code' in result ? result.code : result.status, exchanges };
  const { value } = result;
  // A line without an answer must never pass as untaxed.
  const isComplete =
    value.lines.length === lines.length && lines.every(({ id }) => value.lines.some(({ lineId }) => lineId === id));
  if (!isComplete) return { answer: null, fault: 'incomplete_answer', exchanges };
  const answer = {
    quoteRef: value.quoteRef,
    lines: value.lines.map(({ lineId, treatment, components }) => ({
      ...{ id: lineId, category: CATEGORY_OF[treatment], treatment, components },
    })),
  };
  return { answer, fault: null, exchanges };
}

// The computed key is the one that was given, which TypeScript widens to any text.
const filled = <K extends string>(key: K, value: string | null) =>
  value === null || value === '' ? {} : ({ [key]: value } as { [P in K]: string });
