import { createPostgresBackend, type PostgresConnectionOptions, Queue, Worker, withBackend } from 'bullmq';
import pg from 'pg';

/** Ids only: a queue that is emptied or read by somebody else loses and tells nothing. */
export type JobData = Readonly<Record<string, string>>;

export interface Job {
  queue: string;
  /** Two jobs of one id are one job while the first is waiting or running. Without `:`. */
  id: string;
  data: JobData;
}

/** Work that is handed from process to process. The tables are the truth; a queue only makes it quick. */
export interface Jobs {
  add(jobs: readonly Job[]): Promise<void>;
  /** Runs `handle` for each job of a queue, `concurrency` at a time in this process. */
  work(queue: string, concurrency: number, handle: (data: JobData) => Promise<void>): void;
  /** Stops taking jobs, waits for the running ones, closes the connections. */
  close(): Promise<void>;
}

export type JobsBackend = { kind: 'redis'; url: string } | { kind: 'postgres'; url: string; maxConnections: number };

interface QueueLike {
  addBulk(
    jobs: { name: string; data: JobData; opts: { jobId: string; removeOnComplete: boolean; removeOnFail: boolean } }[],
  ): Promise<unknown>;
  close(): Promise<void>;
}
interface WorkerLike {
  close(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}
interface Factory {
  queue(name: string): QueueLike;
  worker(name: string, concurrency: number, handle: (job: { data: JobData }) => Promise<void>): WorkerLike;
  close(): Promise<void>;
}

/**
 * How soon the jobs of a worker that died are given to another one. An early takeover does no harm: leases and locks
 * in the tables decide who acts, and until then the job's id keeps the sweep from adding it anew.
 */
const TAKEOVER = { lockDuration: 6_000, stalledInterval: 3_000, maxStalledCount: 10 } as const;

/** Opens the queues on Redis, or on PostgreSQL through BullMQ's own backend. */
export function openJobs(backend: JobsBackend, onError: (error: Error) => void): Jobs {
  const factory = backend.kind === 'redis' ? redisFactory(backend.url, onError) : postgresFactory(backend, onError);
  const queues = new Map<string, QueueLike>();
  const workers: { close(): Promise<void> }[] = [];

  function queueOf(name: string): QueueLike {
    const known = queues.get(name);
    if (known) return known;
    const made = factory.queue(name);
    queues.set(name, made);
    return made;
  }

  return {
    async add(jobs) {
      const byQueue = Map.groupBy(jobs, (job) => job.queue);
      for (const [name, some] of byQueue) {
        // Not kept after the end: the same id may come again (a later attempt, a sweep after a lost worker).
        const opts = { removeOnComplete: true, removeOnFail: true };
        const queue = queueOf(name);
        try {
          await queue.addBulk(some.map(({ id, data }) => ({ name, data, opts: { ...opts, jobId: id } })));
        } catch (error) {
          // One that could not begin never will: the next attempt makes a new one.
          if (queues.get(name) === queue && queues.delete(name)) queue.close().catch(onError);
          throw error;
        }
      }
    },
    work(name, concurrency, handle) {
      workers.push(keepWorking(() => factory.worker(name, concurrency, (job) => handle(job.data)), onError));
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await factory.close();
    },
  };
}

const MOST_ERRORS = 10;
const WINDOW_MS = 1_000;
const REST_MS = 2_000;

/**
 * Replaces a worker that fails again and again after a rest. BullMQ keeps the failure of a worker that lost the database
 * while it began: such a one asks again without end or pause, and nothing else of its process gets a turn.
 */
function keepWorking(make: () => WorkerLike, onError: (error: Error) => void): { close(): Promise<void> } {
  const closing = new Set<Promise<void>>();
  let resting: NodeJS.Timeout | undefined;
  let current: WorkerLike;
  const end = (worker: WorkerLike): void => {
    const ended = worker.close().catch(onError);
    closing.add(ended);
    void ended.then(() => closing.delete(ended));
  };
  function begin(): void {
    const worker = make();
    current = worker;
    let since = 0;
    let errors = 0;
    worker.on('error', (error) => {
      const now = performance.now();
      if (now - since > WINDOW_MS) [since, errors] = [now, 0];
      errors += 1;
      if (errors <= MOST_ERRORS) onError(error);
      if (errors !== MOST_ERRORS || current !== worker || resting) return;
      end(worker);
      resting = setTimeout(() => {
        resting = undefined;
        begin();
      }, REST_MS);
    });
  }
  begin();
  return {
    async close() {
      clearTimeout(resting);
      if (resting === undefined) end(current);
      await Promise.all(closing);
    },
  };
}

function postgresFactory(backend: { url: string; maxConnections: number }, onError: (error: Error) => void): Factory {
  const pool = new pg.Pool({
    connectionString: backend.url,
    max: backend.maxConnections,
    options: '-c search_path=bullmq',
  });
  pool.on('error', onError);
  // Each queue and worker listens to the one pool that they share.
  pool.setMaxListeners(0);
  const bull = withBackend(createPostgresBackend);
  return {
    queue: (name) => new bull.Queue<JobData>(name, { connection: sharedPool(pool) }),
    worker: (name, concurrency, handle) =>
      new bull.Worker<JobData>(name, handle, { connection: sharedPool(pool), concurrency, ...TAKEOVER }),
    close: () => pool.end(),
  };
}

// BullMQ describes the driver's Pool by a type of its own that pg's typings do not match; at run time it is the same.
function sharedPool(pool: pg.Pool): PostgresConnectionOptions {
  return pool as unknown as PostgresConnectionOptions;
}

// One hash tag keeps all keys in one slot of a Redis Cluster.
const REDIS_PREFIX = '{panel1}';

function redisFactory(url: string, onError: (error: Error) => void): Factory {
  const connection = { url, maxRetriesPerRequest: null };
  return {
    queue: (name) => {
      const queue = new Queue<JobData>(name, { connection, prefix: REDIS_PREFIX });
      queue.on('error', onError);
      return queue;
    },
    worker: (name, concurrency, handle) =>
      new Worker<JobData>(name, handle, { connection, concurrency, prefix: REDIS_PREFIX, ...TAKEOVER }),
    close: async () => undefined,
  };
}
