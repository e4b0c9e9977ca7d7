import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type PdfDocument, PdfError, type PdfJob, toWireJob, type WireJob } from './pdf-job.ts';
import type { WorkerAnswer } from './pdf-worker.ts';

export interface PdfRendererOptions {
  /** Documents that may wait while one is typeset; the next is refused with `pdf_busy`. Default 64. */
  maxQueue?: number;
  /** Milliseconds from the call until `pdf_timeout`, waiting included. Default 20,000. */
  deadlineMs?: number;
  /** Documents after which the worker process is replaced. Default 100. */
  recycleAfter?: number;
  /** Bytes that the worker process may hold after a document before it is replaced. Default 256 MiB. */
  maxMemory?: number;
  /** Milliseconds without work after which the worker process ends and frees its memory. Default 60,000. */
  idleMs?: number;
}

interface Pending {
  job: WireJob;
  resolve: (document: PdfDocument) => void;
  reject: (error: PdfError) => void;
  timer: NodeJS.Timeout;
}

const WORKER = fileURLToPath(new URL('./pdf-worker.ts', import.meta.url));
// Templates cannot name packages (checkTemplate). Should one ever try, its download meets a closed door.
const NO_NETWORK = 'http://127.0.0.1:9';
const WORKER_ENV = { ALL_PROXY: NO_NETWORK, HTTPS_PROXY: NO_NETWORK, HTTP_PROXY: NO_NETWORK };
const CLOSED = 'the document service is shutting down';

/**
 * Typesets documents one after another in a worker process that starts with the first document, holds the fonts, and is
 * replaced after `recycleAfter` documents, when it has grown too large, at a deadline, or when it dies. An idle renderer keeps no process alive.
 */
export class PdfRenderer {
  readonly #maxQueue: number;
  readonly #deadlineMs: number;
  readonly #recycleAfter: number;
  readonly #maxMemory: number;
  readonly #idleMs: number;
  readonly #waiting: Pending[] = [];
  #running: Pending | undefined;
  #worker: ChildProcess | undefined;
  #idle: NodeJS.Timeout | undefined;
  #typeset = 0;
  #closed = false;

  constructor(options: PdfRendererOptions = {}) {
    this.#maxQueue = options.maxQueue ?? 64;
    this.#deadlineMs = options.deadlineMs ?? 20_000;
    this.#recycleAfter = options.recycleAfter ?? 100;
    this.#maxMemory = options.maxMemory ?? 256 * 1024 * 1024;
    this.#idleMs = options.idleMs ?? 60_000;
  }

  /** Typesets one job. Rejects with a {@link PdfError}; template errors are `pdf_failed` with typst's first message. */
  render(job: PdfJob): Promise<PdfDocument> {
    return new Promise((resolve, reject) => {
      if (this.#closed) throw new PdfError('pdf_closed', CLOSED);
      if (this.#waiting.length >= this.#maxQueue) {
        throw new PdfError('pdf_busy', 'too many documents are waiting; try again in a moment');
      }
      const wire = toWireJob(job);
      const timer = setTimeout(() => this.#expire(pending), this.#deadlineMs);
      const pending: Pending = { job: wire, resolve, reject, timer };
      this.#waiting.push(pending);
      this.#next();
    });
  }

  /** Process id of the worker, if one is running. */
  get workerPid(): number | undefined {
    return this.#worker?.pid;
  }

  /** Refuses new work, fails what is waiting, and ends the worker. */
  async close(): Promise<void> {
    this.#closed = true;
    const open = [...this.#waiting.splice(0), ...(this.#running ? [this.#running] : [])];
    this.#running = undefined;
    for (const pending of open) fail(pending, new PdfError('pdf_closed', CLOSED));
    const worker = this.#worker;
    this.#discardWorker();
    if (worker && worker.exitCode === null && worker.signalCode === null) {
      await new Promise((resolve) => worker.once('exit', resolve));
    }
  }

  #next(): void {
    if (this.#running) return;
    const pending = this.#waiting.shift();
    if (!pending) {
      this.#rest();
      return;
    }
    clearTimeout(this.#idle);
    this.#running = pending;
    const worker = this.#readyWorker();
    worker.ref();
    worker.channel?.ref();
    worker.send(pending.job, (error) => {
      if (error) this.#lost(worker);
    });
  }

  /** Nothing to do: let the process exit if it wants to, and give the memory back after a while. */
  #rest(): void {
    this.#worker?.unref();
    this.#worker?.channel?.unref();
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#discardWorker(), this.#idleMs).unref();
  }

  #readyWorker(): ChildProcess {
    if (this.#worker && this.#typeset >= this.#recycleAfter) this.#discardWorker();
    this.#worker ??= this.#startWorker();
    this.#typeset += 1;
    return this.#worker;
  }

  #startWorker(): ChildProcess {
    const worker = fork(WORKER, [], {
      env: WORKER_ENV,
      execArgv: ['--max-old-space-size=128'],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#typeset = 0;
    worker.on('message', (answer) => this.#settle(worker, asAnswer(answer)));
    worker.on('error', () => this.#lost(worker));
    worker.on('exit', () => this.#lost(worker));
    return worker;
  }

  #settle(worker: ChildProcess, answer: WorkerAnswer): void {
    const pending = this.#running;
    if (worker !== this.#worker || !pending) return;
    this.#running = undefined;
    if ('error' in answer) fail(pending, new PdfError('pdf_failed', answer.error));
    else {
      clearTimeout(pending.timer);
      pending.resolve({ bytes: answer.bytes, pages: answer.pages });
    }
    if (answer.memory > this.#maxMemory) this.#discardWorker();
    this.#next();
  }

  #lost(worker: ChildProcess): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    const pending = this.#running;
    this.#running = undefined;
    if (pending) fail(pending, new PdfError('pdf_failed', 'the document worker stopped unexpectedly'));
    this.#next();
  }

  #expire(pending: Pending): void {
    const place = this.#waiting.indexOf(pending);
    if (place >= 0) this.#waiting.splice(place, 1);
    fail(pending, new PdfError('pdf_timeout', 'the document took too long; try again in a moment'));
    if (pending !== this.#running) return;
    this.#running = undefined;
    this.#discardWorker();
    this.#next();
  }

  #discardWorker(): void {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    worker?.kill('SIGKILL');
  }
}

function fail(pending: Pending, error: PdfError): void {
  clearTimeout(pending.timer);
  pending.reject(error);
}

/** The only cast of this folder: both ends of the channel are ours and typed by WorkerAnswer. */
function asAnswer(message: unknown): WorkerAnswer {
  return message as WorkerAnswer;
}
