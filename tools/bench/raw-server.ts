/**
 * The yardstick of the list figure: the same 25 invoices by node:http and pg alone, with what no honest server can leave
 * out: the token is verified and the tenant is set for the transaction. Reads its plan from the environment.
 */
import { createServer } from 'node:http';
import { createLocalJWKSet, jwtVerify } from 'jose';
import pg from 'pg';

const { RAW_DATABASE_URL, RAW_JWKS = '{"keys":[]}', RAW_TENANT = '' } = process.env;
const keys = createLocalJWKSet(JSON.parse(RAW_JWKS));
const pool = new pg.Pool({ connectionString: RAW_DATABASE_URL, max: 12 });
pool.on('error', () => undefined);

const LIST = `
  select id, client_id, buyer, number, status, currency, net_minor, tax_minor, total_minor, paid_minor, issued_on, due_on,
         created_at, paid_at
  from invoices where tenant_id = $1 order by created_at desc, id desc limit 25`;
const COUNT = `select count(*)::int as n from (select 1 from invoices where tenant_id = $1 limit 10000) counted`;

async function list(token: string): Promise<unknown> {
  await jwtVerify(token, keys, { algorithms: ['ES256'], typ: 'at+jwt', audience: 'panel1:staff' });
  const client = await pool.connect();
  try {
    await client.query(`begin read only; select set_config('app.tenant_id', '${RAW_TENANT}', true)`);
    const { rows } = await client.query(LIST, [RAW_TENANT]);
    const total = await client.query(COUNT, [RAW_TENANT]);
    await client.query('commit');
    return { rows, total: total.rows[0].n };
  } finally {
    client.release();
  }
}

const server = createServer((request, response) => {
  list(request.headers.authorization?.slice('Bearer '.length) ?? '')
    .then((body) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body)))
    .catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      response.writeHead(500).end();
    });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address !== null ? address.port : 0}\n`);
});
