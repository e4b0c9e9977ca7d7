import { accessToken } from './auth/token.ts';

export interface StatementFile {
  format: 'camt053' | 'csv';
  fileName: string;
  content: string;
  csvFormatId?: string;
}

export interface Imported {
  statementIds: string[];
  added: number;
  known: number;
}

/** The text of a file: UTF-8, or the Western code page in which many banks still write. */
export async function textOfFile(file: Blob): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Sends a bank's file. Throws what `readError` reads. */
export async function uploadStatement(file: StatementFile): Promise<Imported> {
  const token = await accessToken();
  const response = await fetch('/uploads/bank-statements', {
    method: 'POST',
    headers: { 'x-p1': '1', 'content-type': 'application/json', authorization: `Bearer ${token ?? ''}` },
    body: JSON.stringify(file),
  });
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const error = typeof answer === 'object' && answer !== null && 'error' in answer ? answer.error : undefined;
    throw Object.assign(new Error('The file could not be imported.'), { data: error });
  }
  return asImported(answer);
}

// The route answers what the command does; its type does not travel outside tRPC.
function asImported(answer: unknown): Imported {
  return answer as Imported;
}
