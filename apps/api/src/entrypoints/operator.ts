import { readEnv } from '#config/env.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { openOperatorKernel } from '#runtime/operator/operator-kernel.ts';
import { runOperator, USAGE, UsageError } from '#runtime/operator/run-operator.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** What an error of the closed list means to somebody at a terminal. */
const ADVICE: Readonly<Record<string, string>> = {
  'tenants.host_taken': 'Another tenant has that host or slug. `list` shows which.',
  'tenants.already_set_up': 'That tenant has users already.',
  'request.not_found': 'There is no such tenant or host. `list` shows what there is.',
  'request.invalid': 'Something in it is not valid: a host is a name without scheme and port, in small letters.',
};

try {
  const { close, ...operator } = await openOperatorKernel(readEnv());
  try {
    await runOperator(operator, process.argv.slice(2), say);
  } finally {
    await close();
  }
} catch (error) {
  const message = error instanceof AppError ? (ADVICE[error.code] ?? error.code) : String(error);
  say(error instanceof UsageError ? `${error.message}\n\n${USAGE}` : message);
  process.exitCode = 1;
}
