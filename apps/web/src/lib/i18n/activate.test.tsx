import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { renderUi } from '../../../test/render.tsx';
import { MoneyText } from '../../components/MoneyText.tsx';
import { StatusBadge } from '../../components/StatusBadge.tsx';
import { activateLocale } from './activate.ts';
import { bestLocale, directionOf } from './locales.ts';

afterEach(() => activateLocale('en', { remember: false }));

test('switching to Persian turns the page, its texts and its digits at once', async () => {
  renderUi(
    <>
      <StatusBadge status="paid" />
      <MoneyText amountMinor="1050" currency="EUR" />
    </>,
  );
  await activateLocale('fa', { remember: false });
  await waitFor(() => expect(screen.getByText('پرداخت شده')).toBeTruthy());
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['fa', 'rtl']);
  expect(document.body.textContent).toContain('۱۰٫۵۰');
});

test('the nearest shipped language wins, English when there is none', () => {
  expect(bestLocale(['de-DE', 'fa-IR', 'en'])).toBe('fa');
  expect(bestLocale([null, 'xx'])).toBe('en');
  expect([directionOf('fa'), directionOf('ar-EG'), directionOf('en')]).toEqual(['rtl', 'rtl', 'ltr']);
});
