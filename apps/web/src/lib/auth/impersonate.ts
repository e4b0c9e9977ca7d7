import { accessToken, markSession } from './token.ts';

/**
 * Opens a session in a client's area for this staff member: half an hour, without paying and secrets, written to the
 * audit trail. The cookie of the client area is set; throws what the API answers.
 */
export async function impersonate(input: { clientId: string; userId?: string; reason: string }): Promise<void> {
  const token = await accessToken();
  const response = await fetch('/auth/client/impersonate', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'x-p1': '1', authorization: `Bearer ${token ?? ''}` },
    body: JSON.stringify(input),
  });
  if (!response.ok) throw (await refusalOf(response)) ?? new Error(`refused (${response.status})`);
  markSession('client');
}

async function refusalOf(response: Response): Promise<unknown> {
  const answer: unknown = await response.json().catch(() => undefined);
  return typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : undefined;
}
