import type { Readable, Writable } from 'node:stream';

/** What a driver needs to know to start a plugin's process. */
export interface LaunchSpec {
  /** The plugin's own folder: the only folder of it that the process may read. */
  readonly pluginDir: string;
  /** Limit of the JavaScript heap. */
  readonly memoryMb: number;
}

/** A running process. The pipes carry frames; stderr is for what the runtime itself says before it dies. */
export interface LaunchedProcess {
  readonly pid: number | undefined;
  readonly input: Writable;
  readonly output: Readable;
  readonly errors: Readable;
  /** Ends it at once (SIGKILL). Harmless on a dead one. */
  kill(): void;
  /** Resolves when it is gone, with a word about how. Never rejects. */
  readonly exited: Promise<string>;
}

/** How plugin processes are contained. Other drivers may add stronger walls; the supervisor does not know the difference. */
export interface PluginDriver {
  launch(spec: LaunchSpec): LaunchedProcess;
}
