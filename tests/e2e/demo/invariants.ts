import * as shapes from './shapes.ts';
import { type DemoWorld, executed } from './world.ts';

/** What the providers' journals should hold by now. */
export interface Expected {
  charges: number;
  accounts: number;
}

export interface Invariant {
  name: string;
  isHeld: boolean;
  detail: string;
}

/** Everything that must hold after every step, asked of the panel and of the providers. */
export async function checkInvariants(world: DemoWorld, before: Expected, expected: Expected): Promise<Invariant[]> {
  const { staff, simulators } = world;
  const ledger = await staff.query('billing.checkLedger', {}, shapes.ledger);
  const charges = (await chargesOf(world)) - before.charges;
  const accounts = (await executed(simulators.whmUrl, simulators.controlToken, 'createacct')) - before.accounts;
  const numbers = await invoiceNumbers(world);
  const gaps = numbers.filter((number, index) => index > 0 && number !== (numbers[index - 1] ?? 0) + 1);
  const chain = await staff.query('audit.verify', {}, shapes.chain);
  return [
    { name: 'ledger balanced', isHeld: ledger.isValid, detail: '' },
    { name: 'charges at the gateway', isHeld: charges === expected.charges, detail: String(charges) },
    { name: 'accounts at the panel', isHeld: accounts === expected.accounts, detail: String(accounts) },
    { name: 'invoice numbers gapless', isHeld: gaps.length === 0, detail: `${numbers.length} invoices` },
    { name: 'audit chain valid', isHeld: chain.isValid, detail: `${chain.unlinked.length} entries not linked yet` },
  ];
}

/** What the journals held before the demo began: the demo company's own month. */
export async function journalsNow(world: DemoWorld): Promise<Expected> {
  const { whmUrl, controlToken } = world.simulators;
  return { charges: await chargesOf(world), accounts: await executed(whmUrl, controlToken, 'createacct') };
}

/** Charges by hosted page and off session are made by different requests. */
async function chargesOf({ simulators: { stripeUrl, controlToken } }: DemoWorld): Promise<number> {
  const hosted = await executed(stripeUrl, controlToken, 'hosted.submit');
  return hosted + (await executed(stripeUrl, controlToken, 'payment_intents.create'));
}

async function invoiceNumbers({ staff }: DemoWorld): Promise<number[]> {
  const { rows } = await staff.query('billing.list', { limit: 200 }, shapes.invoices);
  return rows
    .flatMap(({ number }) => Number(/(\d+)$/.exec(number ?? '')?.[1] ?? Number.NaN))
    .filter((number) => !Number.isNaN(number))
    .sort((a, b) => a - b);
}
