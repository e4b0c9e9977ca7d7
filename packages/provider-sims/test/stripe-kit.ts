import { createServer, type Server } from 'node:http';
import Stripe from 'stripe';
import { type StripeSim, type StripeSimOptions, startStripeSim } from '../src/index.ts';

export const KEY = 'sk_test_simulated_key';
export const WEBHOOK_SECRET = 'whsec_simulated_secret';

/** The vendor's own client, pointed at the simulator, without its automatic retries. */
export function clientOf(sim: StripeSim): Stripe {
  return new Stripe(KEY, {
    host: '127.0.0.1',
    port: sim.port,
    protocol: 'http',
    maxNetworkRetries: 0,
    telemetry: false,
  });
}

export interface Received {
  body: string;
  signature: string | undefined;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** Status of the next answers; 200 when empty. */
  answers: number[];
  server: Server;
}

export async function startReceiver(): Promise<Receiver> {
  const receiver: Receiver = { url: '', received: [], answers: [], server: createServer() };
  receiver.server.on('request', async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const signature = request.headers['stripe-signature'];
    receiver.received.push({
      body: Buffer.concat(chunks).toString(),
      signature: typeof signature === 'string' ? signature : undefined,
    });
    response.writeHead(receiver.answers.shift() ?? 200).end();
  });
  await new Promise<void>((resolve) => receiver.server.listen(0, '127.0.0.1', resolve));
  const address = receiver.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  receiver.url = `http://127.0.0.1:${address.port}/webhooks/stripe`;
  return receiver;
}

export function startStripe(extra: Partial<StripeSimOptions> = {}): Promise<StripeSim> {
  return startStripeSim({ seed: 'stripe', apiKey: KEY, controlToken: 'control', ...extra });
}

/** The StripeError that `promise` rejects with. */
export async function refusal(promise: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof Stripe.errors.StripeError) return outcome;
  throw new Error(`expected a StripeError, got ${String(outcome)}`);
}
