import type { LaunchedProcess, PluginDriver } from '../drivers/driver.ts';
import type { PluginLog } from '../plugin-log.ts';
import type { InstalledPlugin } from '../registry/discover.ts';
import { createFrameReader, encodeFrame, FRAME, type Frame, FrameError } from '../wire/frames.ts';
import { emptyMessage, errorMessage, fetchMessage, logMessage, readyMessage, resultMessage } from '../wire/messages.ts';
import type { Call, CallEnd } from './call.ts';
import type { Limits } from './limits.ts';
import { createMeter, type Meter } from './meter.ts';
import { fetchFor, type Running, writeLine } from './running.ts';
import { startWatch, type Watch } from './watch.ts';

export interface PluginProcessOptions {
  readonly plugin: InstalledPlugin;
  readonly driver: PluginDriver;
  readonly limits: Limits;
  readonly log: PluginLog;
  /** Called once when the process is gone. `expected` is false for a crash or a kill. */
  onGone(expected: boolean): void;
  /** Called when the plugin has answered a call. */
  onAnswer(): void;
}

/** One process of one plugin: started at birth, then takes calls until it is gone. */
export class PluginProcess {
  readonly #options: PluginProcessOptions;
  readonly #launched: LaunchedProcess;
  readonly #running = new Map<number, Running>();
  readonly #queue: Running[] = [];
  /** Calls that we gave up and that may still run inside. */
  readonly #abandoned = new Set<number>();
  readonly #meter: Meter;
  readonly #watch: Watch;
  readonly #startTimer: NodeJS.Timeout;
  #idleTimer: NodeJS.Timeout | undefined;
  #ready = false;
  #gone = false;
  #expected = false;
  #nextId = 1;
  #lastWords = '';
  lastUsed = performance.now();

  constructor(options: PluginProcessOptions) {
    this.#options = options;
    const { plugin, limits } = options;
    const { memoryMb } = plugin.manifest;
    this.#meter = createMeter(limits);
    this.#launched = options.driver.launch({ pluginDir: plugin.dir, memoryMb });
    this.#watch = startWatch({
      pid: this.#launched.pid,
      heartbeatMs: limits.heartbeatMs,
      maxRssMb: memoryMb + limits.memorySlackMb,
      busy: () => this.#ready && this.#running.size + this.#abandoned.size > 0,
      ping: () => this.#send(FRAME.ping, 0, {}),
      condemn: (reason) => this.#condemn(reason),
    });
    this.#startTimer = setTimeout(() => this.#condemn('did not start in time'), limits.startMs);
    this.#listen();
    this.#send(FRAME.init, 0, { entry: plugin.entry, id: plugin.manifest.id, version: plugin.manifest.version });
  }

  /** False when it takes no more calls: gone, or so full of given-up calls that it must be replaced. */
  get usable(): boolean {
    return !this.#gone && !this.#expected;
  }

  get idle(): boolean {
    return this.#running.size + this.#queue.length === 0;
  }

  /** Runs a call, waiting for a place if need be. Never rejects. */
  call(call: Call): Promise<CallEnd> {
    const { limits } = this.#options;
    if (!this.usable) return Promise.resolve({ kind: 'not_sent', code: 'stopped' });
    if (this.#running.size + this.#queue.length >= limits.inFlight + limits.queued) {
      return Promise.resolve({ kind: 'not_sent', code: 'busy' });
    }
    clearTimeout(this.#idleTimer);
    this.lastUsed = performance.now();
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#giveUp(running), call.deadlineMs);
      const running: Running = { call, end: resolve, timer, sent: false };
      this.#queue.push(running);
      this.#pump();
    });
  }

  /** Ends the process; calls that still run are lost. */
  async stop(): Promise<void> {
    this.#expected = true;
    this.#launched.kill();
    await this.#launched.exited;
  }

  #listen(): void {
    const { output, errors, exited } = this.#launched;
    const read = createFrameReader((frame) => this.#receive(frame));
    output.on('data', (chunk: Buffer) => {
      if (this.#gone) return;
      try {
        if (!this.#meter.bytes(chunk.length)) throw new FrameError('sends too much');
        read(chunk);
      } catch (error) {
        this.#condemn(error instanceof FrameError ? error.message : 'sent a message of the wrong shape');
      }
    });
    errors.on('data', (chunk: Buffer) => {
      this.#lastWords = (this.#lastWords + chunk.toString('utf8')).slice(-2000);
    });
    void exited.then((how) => this.#end(how));
  }

  #receive(frame: Frame): void {
    if (!this.#meter.frame()) throw new FrameError('sends too many messages');
    switch (frame.type) {
      case FRAME.ready:
        readyMessage.parse(frame.payload);
        this.#ready = true;
        clearTimeout(this.#startTimer);
        this.#pump();
        return;
      case FRAME.result:
        this.#settle(frame.id, { kind: 'outcome', outcome: resultMessage.parse(frame.payload).outcome });
        return;
      case FRAME.error:
        this.#settle(frame.id, { kind: 'error', ...errorMessage.parse(frame.payload) });
        return;
      case FRAME.pong:
        emptyMessage.parse(frame.payload);
        this.#watch.pong();
        return;
      case FRAME.log:
        if (this.#meter.logLine()) writeLine(this.#options, this.#running, logMessage.parse(frame.payload));
        return;
      case FRAME.fetch:
        this.#fetch(frame).catch(() => this.#condemn('made a request that could not be handled'));
        return;
      default:
        throw new FrameError('sent a message of an unknown type');
    }
  }

  async #fetch(frame: Frame): Promise<void> {
    const parsed = fetchMessage.safeParse(frame.payload);
    if (!parsed.success) return this.#condemn('sent a request of the wrong shape');
    const answer = await fetchFor(this.#running, parsed.data);
    try {
      this.#send(FRAME.fetchAnswer, frame.id, answer);
    } catch {
      this.#send(FRAME.fetchAnswer, frame.id, { ok: false, code: 'too_large', message: 'answer too long', sent: true });
    }
  }

  #pump(): void {
    while (this.#ready && !this.#gone && this.#running.size < this.#options.limits.inFlight) {
      const running = this.#queue.shift();
      if (!running) return;
      this.#start(running);
    }
  }

  #start(running: Running): void {
    const { call } = running;
    const id = this.#nextId;
    this.#nextId += 1;
    try {
      this.#send(FRAME.invoke, id, {
        contract: call.contract,
        method: call.method,
        tenantId: call.tenantId,
        callId: call.callId,
        deadlineMs: call.deadlineMs,
        settings: call.settings,
        input: call.input,
      });
    } catch {
      this.#finish(running, { kind: 'not_sent', code: 'too_large' });
      return;
    }
    running.sent = true;
    this.#running.set(id, running);
  }

  #settle(id: number, end: CallEnd): void {
    const running = this.#running.get(id);
    this.#running.delete(id);
    this.#abandoned.delete(id);
    // A late answer to a given-up call, or to a call that never was, is dropped.
    if (!running) return;
    this.#options.onAnswer();
    this.#finish(running, end);
    this.#pump();
  }

  #giveUp(running: Running): void {
    const queued = this.#queue.indexOf(running);
    if (queued >= 0) this.#queue.splice(queued, 1);
    for (const [id, candidate] of this.#running) {
      if (candidate !== running) continue;
      this.#running.delete(id);
      this.#abandoned.add(id);
      this.#send(FRAME.cancel, id, {});
    }
    this.#finish(running, running.sent ? { kind: 'lost', code: 'timeout' } : { kind: 'not_sent', code: 'timeout' });
    if (this.#abandoned.size >= this.#options.limits.abandoned) this.#condemn('ignores cancelled calls');
    else this.#pump();
  }

  #finish(running: Running, end: CallEnd): void {
    clearTimeout(running.timer);
    running.call.broker.stop();
    running.end(end);
    if (!this.idle || this.#gone) return;
    clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(() => void this.stop(), this.#options.limits.idleMs);
    this.#idleTimer.unref();
  }

  #send(type: number, id: number, payload: unknown): void {
    if (!this.#gone) this.#launched.input.write(encodeFrame(type, id, payload));
  }

  #condemn(reason: string): void {
    if (this.#gone) return;
    this.#options.log.warn({ plugin: this.#options.plugin.manifest.id, reason }, 'plugin process killed');
    this.#launched.kill();
    this.#end(reason);
  }

  #end(how: string): void {
    if (this.#gone) return;
    this.#gone = true;
    this.#watch.stop();
    clearTimeout(this.#startTimer);
    clearTimeout(this.#idleTimer);
    const all = [...this.#running.values(), ...this.#queue.splice(0)];
    this.#running.clear();
    if (!this.#expected) {
      const words = all.reduce((shown, { call }) => call.redactor.text(shown), this.#lastWords);
      this.#options.log.warn({ plugin: this.#options.plugin.manifest.id, how, words }, 'plugin process ended');
    }
    for (const running of all) {
      if (running.sent) this.#finish(running, { kind: 'lost', code: 'died' });
      else this.#finish(running, { kind: 'not_sent', code: this.#ready ? 'stopped' : 'start_failed' });
    }
    this.#options.onGone(this.#expected);
  }
}
