import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { renderUi } from '../../../test/render.tsx';
import { MoneyInput } from '../MoneyInput.tsx';

function Sample({ currency }: { currency: string }) {
  const [value, setValue] = useState('1000');
  return (
    <>
      <MoneyInput aria-label="Amount" value={value} currency={currency} onValueChange={setValue} />
      <output>{value}</output>
      <button type="button" onClick={() => setValue('250')}>
        reset
      </button>
    </>
  );
}

const amount = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Amount' });
const given = () => screen.getByRole('status').textContent;

test('what is typed is kept while typing and put into form on leaving', async () => {
  renderUi(<Sample currency="EUR" />);
  expect(amount().value).toBe('10.00');
  await userEvent.clear(amount());
  await userEvent.type(amount(), '7.');
  expect([amount().value, given()]).toEqual(['7.', 'invalid']);
  await userEvent.type(amount(), '5');
  expect(given()).toBe('750');
  await userEvent.tab();
  expect(amount().value).toBe('7.50');
});

test('a currency without decimals takes none', async () => {
  renderUi(<Sample currency="JPY" />);
  expect(amount().value).toBe('1000');
  await userEvent.type(amount(), '.5');
  expect(given()).toBe('invalid');
});

test('a value set from outside is shown', async () => {
  renderUi(<Sample currency="EUR" />);
  await userEvent.click(screen.getByRole('button', { name: 'reset' }));
  expect(amount().value).toBe('2.50');
});
