import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { absoluteDataDir, SECRET_SETTINGS, settingsSchema } from './settings-schema.ts';

/** The settings of this process. Frozen; secrets are in it, so it is never logged. */
export type Env = Readonly<{
  host: string;
  /** 0 means any free port. */
  port: number;
  /** Absent: the port of the process kind. */
  metricsPort: number | undefined;
  /** Origin people type, without a trailing slash: `https://panel.example.com`. */
  publicUrl: string;
  /** IP addresses and networks whose X-Forwarded-* headers are believed. */
  trustedProxies: readonly string[];
  /** Private networks that plugins may reach, for servers whose own setting says so. */
  privateNetworks: readonly string[];
  /** Absolute path. */
  dataDir: string;
  /** Absent: the embedded PostgreSQL of the data folder. */
  databaseUrl: string | undefined;
  /** Absent: jobs run on PostgreSQL. */
  redisUrl: string | undefined;
  /** Absent: mail goes to the mailbox that staff open in the panel. */
  smtpUrl: string | undefined;
  /** Used on the first run only. */
  adminEmail: string;
  /** Used on the first run only. Absent: a random one, printed once. */
  adminPassword: string | undefined;
  demo: boolean;
  /** Business time may be moved forward: private demo and test instances only. */
  isClockMovable: boolean;
}>;

/** The environment has settings that cannot be used; `problems` has one line for each, beginning with its name. */
export class SettingsError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(
      `Settings that cannot be used:\n${problems.map((line) => `  ${line}`).join('\n')}\nAll settings: docs/operations/configuration.md`,
    );
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

type Source = Readonly<Record<string, string | undefined>>;

const isSecret = (name: string): boolean => SECRET_SETTINGS.some((secret) => secret === name);

/** An empty variable counts as absent, as docker compose and systemd write `NAME=` for "not set". */
function present(source: Source): Record<string, string> {
  return Object.fromEntries(
    Object.entries(source).flatMap(([name, text]) => (text === undefined || text.trim() === '' ? [] : [[name, text]])),
  );
}

function readSecretFiles(given: Record<string, string>, problems: string[]): void {
  for (const name of SECRET_SETTINGS) {
    const file = given[`${name}_FILE`];
    if (file === undefined) continue;
    if (given[name] !== undefined) {
      problems.push(`${name} and ${name}_FILE are both set: keep one of them`);
      continue;
    }
    try {
      given[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
      problems.push(`${name}_FILE names a file that cannot be read (${why}): ${file}`);
    }
  }
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.');

/**
 * The settings of `source` (the environment), checked.
 * @throws SettingsError that names every variable that is wrong and what to write instead
 */
export function readEnv(source: Source = process.env): Env {
  const problems: string[] = [];
  const given = present(source);
  readSecretFiles(given, problems);
  const result = z.safeParse(settingsSchema, given);
  for (const issue of result.error?.issues ?? []) {
    const name = String(issue.path[0]);
    const shown = isSecret(name) ? '' : `="${given[name] ?? ''}"`;
    problems.push(`${name}${shown} ${issue.message}`);
  }
  if (!result.success || problems.length > 0) throw new SettingsError(problems);
  const s = result.data;
  // Whoever reaches the panel could make a year of invoices: only on this machine, and never with real customers.
  if (s.PANEL1_MOVABLE_CLOCK && !(s.PANEL1_DEMO && isLoopback(s.HOST)))
    throw new SettingsError(['PANEL1_MOVABLE_CLOCK needs PANEL1_DEMO=1 and a HOST that is this machine only']);
  return Object.freeze({
    host: s.HOST,
    port: s.PORT,
    metricsPort: s.METRICS_PORT,
    publicUrl: s.PANEL1_PUBLIC_URL ?? `http://localhost:${s.PORT}`,
    trustedProxies: s.PANEL1_TRUSTED_PROXIES,
    privateNetworks: s.PANEL1_PRIVATE_NETWORKS,
    dataDir: absoluteDataDir(s.PANEL1_DATA_DIR, process.cwd()),
    databaseUrl: s.DATABASE_URL,
    redisUrl: s.REDIS_URL,
    smtpUrl: s.SMTP_URL,
    adminEmail: s.PANEL1_ADMIN_EMAIL,
    adminPassword: s.PANEL1_ADMIN_PASSWORD,
    demo: s.PANEL1_DEMO,
    isClockMovable: s.PANEL1_MOVABLE_CLOCK,
  });
}
