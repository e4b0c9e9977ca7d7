import { createApiClient } from '@panel1/e2e/api-client';
import type { Instance } from '@panel1/e2e/instance';
import pg from 'pg';
import * as z from 'zod/mini';
import { percentile } from './percentile.ts';

export const PALETTE_CLIENTS = 100_000;
const WORDS = [
  'weber',
  'atelier 4',
  'ana k',
  'c-09',
  'example.org',
  'schmidt gmbh',
  'zz top',
  'lund',
  'moreau s',
  '77123',
];

export interface PaletteFigure {
  clients: number;
  medianMs: number;
  p95Ms: number;
}

/** Time of a palette search through HTTP among many clients, after one warm-up of each word. */
export async function measurePalette(instance: Instance, databaseUrl: string): Promise<PaletteFigure> {
  await addClients(databaseUrl);
  const api = createApiClient(instance.url);
  await api.logIn('staff', instance.admin.email, instance.admin.password);
  const times: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    for (const text of WORDS) {
      const began = performance.now();
      await api.query('clients.paletteSearch', { text }, z.unknown());
      if (round > 0) times.push(performance.now() - began);
    }
  }
  return { clients: PALETTE_CLIENTS, medianMs: percentile(times, 0.5), p95Ms: percentile(times, 0.95) };
}

/** Rows by SQL, copied from one real client: making them by commands would measure something else. */
async function addClients(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `insert into clients (tenant_id, id, client_id, number, name, company, email, country, currency, locale, status,
                            search_text, created_at, updated_at)
       select s.tenant_id, n.id, n.id, n.number, n.name, n.company, n.email, s.country, s.currency, s.locale, s.status,
              lower(n.name || ' ' || n.company || ' ' || n.email || ' ' || n.number), now(), now()
       from (select * from clients order by created_at limit 1) s,
            lateral (select gen_random_uuid() as id, 'B-' || lpad(i::text, 6, '0') as number,
                            (array['Anna','Jonas','Lena','Moreau','Sofia','Ana'])[1 + i % 6] || ' '
                              || (array['Weber','Schmidt','Lund','Kovac','Silva','Top'])[1 + (i / 6) % 6] || ' ' || i as name,
                            (array['Atelier','Studio','Praxis','Schmidt GmbH'])[1 + i % 4] || ' ' || (i % 977) as company,
                            'user' || i || '@example.org' as email
                     from generate_series(1, $1::int) i) n`,
      [PALETTE_CLIENTS],
    );
    await client.query('analyze clients');
  } finally {
    await client.end();
  }
}
