import type { Page } from 'playwright-core';

/** Numbers that the simulated gateway takes and declines. */
export const CARDS = { good: '4242 4242 4242 4242', declined: '4000 0000 0000 9995' } as const;

/** Waits for the gateway's page, fills a card in and sends it. */
export async function payByCard(page: Page, number: string = CARDS.good): Promise<void> {
  await page.waitForURL(/\/c\/pay\//);
  const card = { number, expiry: '12/39', cvc: '123', name: 'Maren Holtkamp' };
  for (const [name, value] of Object.entries(card)) await page.locator(`input[name=${name}]`).fill(value);
  await page.locator('button[type=submit]').first().click();
}
