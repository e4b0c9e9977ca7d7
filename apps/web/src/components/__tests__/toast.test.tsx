import { act, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { renderUi } from '../../../test/render.tsx';
import { Toaster, toast } from '../ui/toast.tsx';

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => {
  vi.advanceTimersByTime(20_000);
  vi.useRealTimers();
});

const removed = vi.fn();
const undone = vi.fn();
beforeEach(() => {
  removed.mockClear();
  undone.mockClear();
});
const remove = (name = 'Note deleted') =>
  act(() => void toast.info(name, { action: { label: 'Undo', run: undone }, onClose: removed }));

test('what was undone is never carried out', async () => {
  renderUi(<Toaster label="News" closeLabel="Close" />);
  remove();
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  act(() => void vi.advanceTimersByTime(20_000));
  expect([undone.mock.calls.length, removed.mock.calls.length]).toEqual([1, 0]);
});

test('what was not undone is carried out once: when its time is over, when it is closed, or when others take its place', async () => {
  renderUi(<Toaster label="News" closeLabel="Close" />);
  remove();
  act(() => void vi.advanceTimersByTime(20_000));
  expect(removed).toHaveBeenCalledTimes(1);
  remove();
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(removed).toHaveBeenCalledTimes(2);
  remove('First');
  for (const name of ['Second', 'Third', 'Fourth']) act(() => void toast.success(name));
  expect(removed).toHaveBeenCalledTimes(3);
  act(() => void vi.advanceTimersByTime(20_000));
  expect([removed.mock.calls.length, undone.mock.calls.length]).toEqual([3, 0]);
});
