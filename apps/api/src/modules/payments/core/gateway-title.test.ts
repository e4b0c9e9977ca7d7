import { expect, it } from 'vitest';
import { gatewayTitle } from './gateway-title.ts';

const CARD = { title: 'Card', titles: { fa: 'کارت', 'pt-BR': 'Cartão' } };

it('a gateway is called what its plugin says in the reader’s language, and by its English title otherwise', () => {
  expect(gatewayTitle(CARD, 'fa')).toBe('کارت');
  expect(gatewayTitle(CARD, 'fa-IR')).toBe('کارت');
  expect(gatewayTitle(CARD, 'pt-BR')).toBe('Cartão');
  expect(gatewayTitle(CARD, 'pt')).toBe('Card');
  expect(gatewayTitle({ title: 'Card' }, 'de')).toBe('Card');
});
