import { sessionStarted } from './session.ts';
import { accessToken, takeSession } from './token.ts';

/** Goes on in another client account of the same person. Everything that was loaded of the old one is forgotten. */
export async function switchAccount(clientId: string): Promise<void> {
  const response = await fetch('/auth/client/switch', {
    method: 'POST',
    credentials: 'same-origin',
    headers: {
      'content-type': 'application/json',
      'x-p1': '1',
      authorization: `Bearer ${(await accessToken()) ?? ''}`,
    },
    body: JSON.stringify({ clientId }),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw Object.assign(new Error('The account was not changed.'), { data: errorOf(answer) });
  takeSession(answer);
  await sessionStarted();
}

/** The part of a refusal that `readError` understands. */
function errorOf(answer: unknown): unknown {
  return typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : undefined;
}
