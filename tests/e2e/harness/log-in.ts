import type { Instance } from './instance.ts';
import type { Visit } from './visit.ts';

/** Where a login leads, and who it is for: `{ email, password }` of the administrator unless told otherwise. */
export interface Login {
  surface?: 'staff' | 'client' | undefined;
  email?: string | undefined;
  /** The demo gives everybody the administrator's. */
  password?: string | undefined;
}

/** Logs a visitor in on the page that people use, and waits until they are in. */
export async function logIn({ page }: Visit, panel: Instance, of: Login = {}): Promise<void> {
  const { surface = 'staff', email = panel.admin.email, password = panel.admin.password } = of;
  await page.goto(`${panel.url}${surface === 'staff' ? '/admin/login' : '/login'}`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL(({ pathname }) => !pathname.endsWith('/login'));
}
