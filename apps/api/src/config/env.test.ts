import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEnv, SettingsError } from './env.ts';

function problemsOf(source: Record<string, string>): readonly string[] {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe('settings', () => {
  it('an empty environment is enough', () => {
    const env = readEnv({});
    expect(env).toMatchObject({ host: '127.0.0.1', port: 3000, publicUrl: 'http://localhost:3000', demo: true });
    expect(env.dataDir).toBe(join(process.cwd(), '.panel1'));
    expect(Object.isFrozen(env)).toBe(true);
  });

  it('a variable that is set but empty counts as absent', () => {
    expect(readEnv({ PORT: '', REDIS_URL: ' ' })).toMatchObject({ port: 3000, redisUrl: undefined });
  });

  it.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['METRICS_PORT', '-1'],
    ['HOST', 'panel.example.com'],
    ['PANEL1_PUBLIC_URL', 'panel.example.com'],
    ['PANEL1_PUBLIC_URL', 'https://panel.example.com/billing'],
    ['PANEL1_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['PANEL1_TRUSTED_PROXIES', '0.0.0.0/0'],
    ['PANEL1_PRIVATE_NETWORKS', 'intranet'],
    ['PANEL1_PRIVATE_NETWORKS', '::/0'],
    ['DATABASE_URL', 'mysql://root@localhost/panel1'],
    ['REDIS_URL', 'localhost:6379'],
    ['SMTP_URL', 'mail.example.com'],
    ['PANEL1_ADMIN_EMAIL', 'nobody'],
    ['PANEL1_ADMIN_PASSWORD', 'short'],
    ['PANEL1_DEMO', 'yes'],
  ])('%s=%s is refused by name', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}\\b.* must `));
  });

  it('the clock is moved on this machine and in a demo only', () => {
    expect(readEnv({ PANEL1_MOVABLE_CLOCK: '1' }).isClockMovable).toBe(true);
    expect(problemsOf({ PANEL1_MOVABLE_CLOCK: '1', HOST: '0.0.0.0' })[0]).toMatch(/^PANEL1_MOVABLE_CLOCK /);
    expect(problemsOf({ PANEL1_MOVABLE_CLOCK: '1', PANEL1_DEMO: '0' })[0]).toMatch(/^PANEL1_MOVABLE_CLOCK /);
  });

  it('all wrong settings are named at once', () => {
    expect(problemsOf({ PORT: 'x', PANEL1_DEMO: 'x' }).map((line) => line.split('=')[0])).toEqual([
      'PORT',
      'PANEL1_DEMO',
    ]);
  });

  it('plain http is for localhost only, and the message says what to do', () => {
    expect(problemsOf({ PANEL1_PUBLIC_URL: 'http://panel.example.com' })[0]).toContain('behind-a-proxy.md');
    expect(readEnv({ PANEL1_PUBLIC_URL: 'http://a.localhost:3000/' }).publicUrl).toBe('http://a.localhost:3000');
  });

  it.each(['changeme', 'Postgres', 'password123', 'supersecret', 'panel1', '12345678'])(
    'the guessable database password %s is refused for another machine, and not repeated',
    (password) => {
      const [problem] = problemsOf({ DATABASE_URL: `postgres://panel1:${password}@db.example.com/panel1` });
      expect(problem).toMatch(/^DATABASE_URL has a password/);
      expect(problem).not.toContain(password);
    },
  );

  it('the first administrator cannot have an example password', () => {
    expect(problemsOf({ PANEL1_ADMIN_PASSWORD: 'ChangeMe-Admin-2026' })[0]).toMatch(
      /^PANEL1_ADMIN_PASSWORD is an example/,
    );
    expect(readEnv({ PANEL1_ADMIN_PASSWORD: 'violet harbour nine' }).adminPassword).toBe('violet harbour nine');
  });

  it('a secret may come from a file, but not from two places', () => {
    const folder = mkdtempSync(join(tmpdir(), 'panel1-env-'));
    try {
      const file = join(folder, 'url');
      writeFileSync(file, 'redis://:tQ4v9Lm2xB7c@cache.example.com:6379\n');
      expect(readEnv({ REDIS_URL_FILE: file }).redisUrl).toBe('redis://:tQ4v9Lm2xB7c@cache.example.com:6379');
      expect(problemsOf({ REDIS_URL_FILE: file, REDIS_URL: 'redis://localhost' })[0]).toContain('both set');
      expect(problemsOf({ REDIS_URL_FILE: join(folder, 'absent') })[0]).toContain(
        'REDIS_URL_FILE names a file that cannot be read (ENOENT)',
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
