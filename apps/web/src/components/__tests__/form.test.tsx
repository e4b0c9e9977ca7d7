import { screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { renderUi } from '../../../test/render.tsx';
import { Form, SubmitButton } from '../form/Form.tsx';
import { CheckboxField, TextField } from '../form/fields.tsx';
import { MoneyField } from '../form/MoneyField.tsx';
import { useAppForm } from '../form/use-app-form.ts';

const schema = z.object({
  email: z.email(),
  price: z.string().check(z.regex(/^\d+$/)),
  address: z.object({ city: z.string().check(z.minLength(2)) }),
  terms: z.literal(true),
});

function Sample({ onSubmit }: { onSubmit: (values: unknown) => unknown }) {
  const form = useAppForm({
    schema,
    defaultValues: { email: 'a@b.example', price: '590', address: { city: 'Bonn' }, terms: true },
  });
  return (
    <Form form={form} onSubmit={onSubmit}>
      <TextField name="email" label="E-mail" type="email" hint="Invoices go here" />
      <MoneyField name="price" label="Price" currency="EUR" />
      <TextField name="address.city" label="City" />
      <CheckboxField name="terms" label="I accept" />
      <SubmitButton>Save</SubmitButton>
    </Form>
  );
}

const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }));
const descriptionOf = (control: HTMLElement) =>
  document.getElementById(control.getAttribute('aria-describedby') ?? '')?.textContent;

test('checked values reach onSubmit, amounts as minor units', async () => {
  const onSubmit = vi.fn();
  renderUi(<Sample onSubmit={onSubmit} />);
  const price = screen.getByLabelText('Price');
  await userEvent.clear(price);
  await userEvent.type(price, '12.5');
  await save();
  await waitFor(() => expect(onSubmit).toHaveBeenCalledOnce());
  expect(onSubmit.mock.calls[0]?.[0]).toMatchObject({ price: '1250', address: { city: 'Bonn' } });
});

test('a wrong field is marked, told by aria-describedby, and gets the focus; nothing is sent', async () => {
  const onSubmit = vi.fn();
  renderUi(<Sample onSubmit={onSubmit} />);
  const city = screen.getByLabelText('City');
  await userEvent.clear(city);
  await save();
  await waitFor(() => expect(descriptionOf(city)).toBe('Fill this in.'));
  expect(city.getAttribute('aria-invalid')).toBe('true');
  expect(document.activeElement).toBe(city);
  expect(onSubmit).not.toHaveBeenCalled();
});

test('a box that has to be ticked says so', async () => {
  renderUi(<Sample onSubmit={vi.fn()} />);
  const box = screen.getByLabelText('I accept');
  await userEvent.click(box);
  await save();
  await waitFor(() => expect(descriptionOf(box)).toBe('Fill this in.'));
});

test('errors of the server land at their fields, nested ones too', async () => {
  const error = {
    data: {
      code: 'request.invalid',
      httpStatus: 400,
      details: { fields: { email: 'identity.email_taken', 'address.city': 'too_big' } },
    },
  };
  renderUi(<Sample onSubmit={() => Promise.reject(error)} />);
  await save();
  const email = screen.getByLabelText('E-mail');
  await waitFor(() => expect(descriptionOf(email)).toBe('This e-mail address is already in use.'));
  expect(descriptionOf(screen.getByLabelText('City'))).toBe('Too long or too large.');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('an error without a field shows at the top, by its code and never by its message', async () => {
  const error = Object.assign(new Error('SELECT secret'), { data: { code: 'ordering.cart_empty', httpStatus: 409 } });
  renderUi(<Sample onSubmit={() => Promise.reject(error)} />);
  await save();
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('The cart is empty.'));
});

test('a field of the server that the form does not have is not lost', async () => {
  const error = { data: { code: 'request.invalid', httpStatus: 400, details: { fields: { elsewhere: 'required' } } } };
  renderUi(<Sample onSubmit={() => Promise.reject(error)} />);
  await save();
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe('Check the marked fields.'));
});

test('who tried too often is told when to try again, in seconds or in minutes', async () => {
  const refused = (retryAfterSeconds: number) => () => {
    throw { data: { code: 'request.rate_limited', httpStatus: 429, details: { retryAfterSeconds } } };
  };
  const { unmount } = renderUi(<Sample onSubmit={refused(30)} />);
  await save();
  expect((await screen.findByRole('alert')).textContent).toContain('Try again in 30 seconds.');
  unmount();
  renderUi(<Sample onSubmit={refused(121)} />);
  await save();
  expect((await screen.findByRole('alert')).textContent).toContain('Try again in 3 minutes.');
});
