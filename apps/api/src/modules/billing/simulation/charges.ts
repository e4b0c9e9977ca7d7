import { answerCharge, hasChargesDue, planCharges, receive } from '../core/index.ts';
import { look, type Stage, unit } from './stage.ts';

/**
 * Sends the charges that are due. The answer comes at once, or days later and out of order, or only when the gateway is
 * asked; a charge may also be lost before it reached the gateway.
 */
export async function chargeWhatIsDue(stage: Stage, clientId: string): Promise<void> {
  const account = await stage.store.load(clientId);
  if (!hasChargesDue(look(stage, account))) return;
  const planned: string[] = [];
  const deed = { clientId, by: 'schedule', what: 'plan charges' };
  await unit(stage, deed, (work) => {
    planned.length = 0;
    planned.push(...planCharges(work).map(({ id }) => id));
  });
  for (const attemptId of planned) {
    const fault = stage.random.next();
    // Lost before it was sent: the gateway is asked later and told then, under the same key.
    if (fault > 0.06) await send(stage, { clientId, attemptId });
    if (fault > 0.2) await tell(stage, { clientId, attemptId });
    else stage.pending.push({ clientId, attemptId, tellFrom: stage.now.add({ hours: 1 + stage.random.below(300) }) });
  }
}

interface Sent {
  readonly clientId: string;
  readonly attemptId: string;
}

async function send(stage: Stage, { clientId, attemptId }: Sent): Promise<void> {
  const attempt = (await stage.store.load(clientId)).charges.get(attemptId);
  if (attempt === undefined) throw new RangeError('a charge was sent that is not planned');
  const { documentId, amountMinor } = attempt;
  stage.gateway.charge({ key: attemptId, clientId, documentId, amountMinor });
}

/** Tells the engine what became of a charge; now and then twice, and now and then that it is not known yet. */
async function tell(stage: Stage, { clientId, attemptId }: Sent): Promise<void> {
  const result = stage.gateway.outcomeOf(attemptId);
  if (result === null) return;
  const answer = async (said: typeof result | 'unknown') => {
    await unit(stage, { clientId, by: 'gateway', what: `charge ${attemptId} ${said}` }, (work) =>
      answerCharge(work, { attemptId, result: said }),
    );
  };
  if (stage.random.chance(0.1)) await answer('unknown');
  await answer(result);
  if (stage.random.chance(0.15)) await answer(result);
  if (stage.random.chance(0.05)) await answer('unknown');
}

/** Delivers the answers whose time has come, in any order. */
export async function deliverAnswers(stage: Stage): Promise<void> {
  const due = stage.pending.filter(({ tellFrom }) => Temporal.Instant.compare(tellFrom, stage.now) <= 0);
  if (due.length === 0) return;
  stage.pending = stage.pending.filter((one) => !due.includes(one));
  while (due.length > 0) {
    const [one] = due.splice(stage.random.below(due.length), 1);
    if (one === undefined) return;
    await send(stage, one);
    await tell(stage, one);
  }
}

/** A bank transfer that the gateway's notice tells of, once or twice. */
export async function transfer(
  stage: Stage,
  of: { clientId: string; amountMinor: bigint; documentIds?: readonly string[] },
): Promise<void> {
  const { clientId, ...received } = of;
  stage.ids += 1;
  const paymentId = `transfer ${stage.ids}`;
  const { amountMinor } = received;
  stage.gateway.move({ kind: 'transfer', key: paymentId, clientId, documentId: null, amountMinor });
  const deed = { clientId, by: 'gateway', what: `receive ${amountMinor} on ${of.documentIds?.join(' ') ?? 'all'}` };
  const times = stage.random.chance(0.2) ? 2 : 1;
  for (let nth = 0; nth < times; nth += 1) await unit(stage, deed, (work) => receive(work, { ...received, paymentId }));
}
