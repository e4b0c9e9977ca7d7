const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

// One Ctrl+C arrives up to three times: from the terminal, from npm and from the start script.
const SAME_KEYSTROKE_MS = 1000;

/** Waits for the wish to end: a signal, or an error that nobody caught. */
export type StopRequests = Readonly<{
  /** Resolves at the first wish: undefined for a signal, else the error. */
  asked: Promise<unknown>;
  /** Resolves when somebody asks again: they want it now. */
  askedAgain: Promise<void>;
  /** @throws StopAsked when a wish has come. Called between the steps of a start. */
  check(): void;
}>;

/** The start was called off by a signal. */
export class StopAsked extends Error {
  constructor() {
    super('stopped before it was ready');
    this.name = 'StopAsked';
  }
}

/** From now on signals end the process in order instead of at once. */
export function listenForStop(): StopRequests {
  const first = Promise.withResolvers<unknown>();
  const again = Promise.withResolvers<void>();
  let since: number | undefined;
  const ask = (error?: unknown): void => {
    if (since === undefined) {
      since = performance.now();
      first.resolve(error);
    } else if (error === undefined && performance.now() - since > SAME_KEYSTROKE_MS) {
      again.resolve();
    }
  };
  for (const signal of SIGNALS) process.on(signal, () => ask());
  process.on('uncaughtException', (error) => ask(error));
  process.on('unhandledRejection', (error) => ask(error ?? new Error('unhandled rejection')));
  const check = (): void => {
    if (since !== undefined) throw new StopAsked();
  };
  return { asked: first.promise, askedAgain: again.promise, check };
}
