import { request } from 'node:http';

export interface RawRequest {
  /** The Host header, which `fetch` does not let one set. */
  host: string;
  path: string;
  /** Given: a POST with exactly this text. */
  body?: string;
  headers?: Readonly<Record<string, string>>;
}

export interface RawAnswer {
  status: number;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

/** One request to this machine under any host name, with every byte as given. */
export function rawHttp(port: number, { host, path, body, headers = {} }: RawRequest): Promise<RawAnswer> {
  const method = body === undefined ? 'GET' : 'POST';
  const all = { host: `${host}:${port}`, 'content-type': 'application/json', 'x-p1': '1', ...headers };
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers: all, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
