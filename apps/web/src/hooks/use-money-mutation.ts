import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { randomKey } from '#lib/random-key.ts';

type Send<In, Out> = (input: In, options: { context: { idempotencyKey: string } }) => Promise<Out>;

/**
 * A mutation that moves money: `useMoneyMutation(api.payments.start.mutate)`. The same input keeps its Idempotency-Key
 * until it succeeded, so trying again after a lost answer gets the first one's result instead of a second payment.
 */
export function useMoneyMutation<In, Out>(send: Send<In, Out>): UseMutationResult<Out, unknown, In> {
  const keys = useRef(new Map<string, string>());
  return useMutation({
    mutationFn: async (input: In) => {
      const intent = JSON.stringify(input);
      const key = keys.current.get(intent) ?? randomKey();
      keys.current.set(intent, key);
      const answer = await send(input, { context: { idempotencyKey: key } });
      keys.current.delete(intent);
      return answer;
    },
  });
}
