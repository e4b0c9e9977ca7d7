import { screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { renderUi } from '../../../test/render.tsx';
import { Form } from '../form/Form.tsx';
import { SelectField } from '../form/fields.tsx';
import { useAppForm } from '../form/use-app-form.ts';

const schema = z.object({ plugin: z.string() });

function Sample() {
  const form = useAppForm({ schema, defaultValues: { plugin: 'cpanel' } });
  // As in a tab that is opened later than the form.
  const [options, setOptions] = useState<{ value: string; label: string }[]>();
  return (
    <Form form={form} onSubmit={() => undefined}>
      {options ? <SelectField name="plugin" label="Plugin" placeholder="By hand" options={options} /> : null}
      <button type="button" onClick={() => setOptions([])}>
        open
      </button>
      <button type="button" onClick={() => setOptions([{ value: 'cpanel', label: 'cPanel' }])}>
        answer
      </button>
    </Form>
  );
}

test('a choice whose options the server gives later shows what is chosen, not the first of them', async () => {
  renderUi(<Sample />);
  await userEvent.click(screen.getByRole('button', { name: 'open' }));
  await userEvent.click(screen.getByRole('button', { name: 'answer' }));
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Plugin' }).value).toBe('cpanel');
});
