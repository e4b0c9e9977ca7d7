import { dropOldDataKeys, resealTenant } from '#lib/crypto/reseal.ts';
import { rotateMasterKey } from '#lib/crypto/rotate-master-key.ts';
import type { Operator } from './operator-kernel.ts';

/** Replaces every key of the instance, while it runs. Cut off, the workers finish it; run again, it starts a new round. */
export async function rotateKeys(
  { kernel, keyProvider }: Pick<Operator, 'kernel' | 'keyProvider'>,
  say: (line: string) => void,
): Promise<void> {
  const { tenants, rewrapped, isOldKeyGone } = await rotateMasterKey(kernel, keyProvider);
  say(`New master key. ${rewrapped} keys are wrapped with it.`);
  say(
    isOldKeyGone
      ? 'The old master key is gone. Back up keys/master.json now: older copies do not open what is in the database.'
      : 'The old master key is kept: something was wrapped with it meanwhile. Run rotate-keys again.',
  );
  let sealed = 0;
  let left = 0;
  for (const tenantId of tenants) {
    for (let count = -1; count !== 0; sealed += count) count = await resealTenant(kernel, tenantId);
    left += await dropOldDataKeys(kernel, tenantId);
  }
  say(`New data keys for ${tenants.length} tenants. ${sealed} secrets are sealed with them.`);
  if (left > 0) say(`${left} old data keys stay for ten more minutes, then the workers delete them.`);
}
