import { accessToken } from './auth/token.ts';

/**
 * Downloads a document of the API, such as `/documents/invoices/<id>.pdf`. Fetched with the token of the session, since a
 * plain link could not carry one, or with the headers given instead. Throws what `readError` reads.
 */
export async function downloadDocument(path: string, headers?: Readonly<Record<string, string>>): Promise<void> {
  const proof = headers ?? { authorization: `Bearer ${(await accessToken()) ?? ''}` };
  const response = await fetch(path, { headers: { 'x-p1': '1', ...proof } });
  if (!response.ok) {
    const answer: unknown = await response.json().catch(() => null);
    const error = typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : undefined;
    throw Object.assign(new Error('The document could not be loaded.'), { data: error });
  }
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'document.pdf';
  link.click();
  // The browser reads the address when it starts the download, which is after this returns.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
