import pg from 'pg';

/** Where a batch of the daily run is held up: at a row of what it writes, or while it commits. */
const PLACES = {
  invoice: 'before insert on invoices',
  line: 'before insert on invoice_lines',
  posting: 'before insert on ledger_transactions',
  entry: 'before insert on ledger_entries',
  progress: 'before update on subscriptions',
  audit: 'before insert on audit_entries',
  event: 'before insert on outbox_events',
  number: 'before update on numbering_series',
  commit: 'after insert on invoices deferrable initially deferred',
};

/** A point amid a batch: the rows that are written at a place, counted once there are so many invoices of the run. */
export interface Point {
  invoices: number;
  place: string;
  row: number;
}

const ROWS = 10;

/** Points of a run that makes so many invoices, in its order. The last invoices bear none: their rows could be too few. */
export function pointsOf(of: { invoices: number; count: number; randoms: Iterator<number> }): Point[] {
  const upTo = (most: number) => Math.floor((of.randoms.next().value ?? 0) * most);
  const places = Object.keys(PLACES);
  const point = (): Point => {
    const [invoices, place, row] = [upTo(of.invoices - ROWS), places[upTo(places.length)] ?? '', 1 + upTo(ROWS)];
    // A batch takes its numbers at once.
    return { invoices, place, row: place === 'number' ? 1 : row };
  };
  return Array.from({ length: of.count }, point).sort((a, b) => a.invoices - b.invoices);
}

/** Holds the worker up that comes to the point first, until it is let go. */
export interface BatchTrap extends AsyncDisposable {
  set(point: Point): Promise<void>;
  /** True while a worker is held up. */
  isMet(): Promise<boolean>;
  /** Lets go, and waits until the transaction of who was held up has ended. */
  open(): Promise<void>;
}

const KEY = 20_261_124;
const HELD = `from pg_locks where locktype = 'advisory' and objid = ${KEY} and pid <> pg_backend_pid()`;

/** Lays traps in the tables that a batch writes. Only transactions with more than one invoice are batches. */
export async function layBatchTrap(adminUrl: string): Promise<BatchTrap> {
  const db = new pg.Client({ connectionString: adminUrl });
  await db.connect();
  const { rows } = await db.query<{ n: number }>('select count(distinct invoice_id)::int as n from invoice_lines');
  await db.query(`create sequence trapped_rows; create table traps (invoices int, place text, row int);
    create function trap() returns trigger language plpgsql security definer as $$
    declare
      point traps := (select t from traps t where place = tg_argv[0]);
    begin
      -- What is here is counted while a point is set, and no longer. Nested, so that only what passes is counted.
      if point is null then return new; end if;
      -- By their lines, which a batch writes first.
      if (select count(distinct invoice_id) >= point.invoices
            and count(distinct invoice_id) filter (where xmin = pg_current_xact_id()::xid) > 1 from invoice_lines) then
        if nextval('trapped_rows') = point.row then
          perform pg_advisory_xact_lock_shared(${KEY});
        end if;
      end if;
      return new;
    end $$`);
  for (const [place, when] of Object.entries(PLACES))
    await db.query(
      `create ${place === 'commit' ? 'constraint ' : ''}trigger trap_${place} ${when}
       for each row execute function trap('${place}')`,
    );
  const isHeld = async (also = '') => ((await db.query(`select ${HELD} ${also}`)).rowCount ?? 0) > 0;
  return {
    async set({ invoices, place, row }) {
      await db.query(`select pg_advisory_lock(${KEY}), setval('trapped_rows', 1, false)`);
      await db.query('insert into traps values ($1, $2, $3)', [(rows[0]?.n ?? 0) + invoices, place, row]);
    },
    isMet: () => isHeld('and not granted'),
    async open() {
      await db.query('delete from traps');
      await db.query(`select pg_advisory_unlock(${KEY})`);
      while (await isHeld());
    },
    async [Symbol.asyncDispose]() {
      await db.query('drop function trap() cascade; drop table traps; drop sequence trapped_rows');
      await db.end();
    },
  };
}
