import { decimal } from '#lib/money/decimal.ts';
import {
  creditByHand,
  type Document,
  dispute,
  endDispute,
  grantCredit,
  invoiceBalance,
  invoiceByHand,
  refund,
  topUp,
  voidDocument,
  type Work,
  writeOff,
} from '../core/index.ts';
import type { Action, Scene } from './actions.ts';
import { transfer } from './charges.ts';
import { unit } from './stage.ts';

const run = ({ stage, clientId }: Scene, what: string, act: (work: Work) => void) =>
  unit(stage, { clientId, by: 'staff', what }, act);

const documentsOf = ({ account }: Scene, isWanted: (document: Document) => boolean): Document[] =>
  [...account.documents.values()].filter((document) => document.kind !== 'credit_note' && isWanted(document));

const isOwed = (document: Document): boolean => document.status === 'open' && invoiceBalance(document) > 0n;

/** An action on a document of the newest few. */
const onOne =
  (isWanted: (document: Document) => boolean, act: (scene: Scene, document: Document) => Promise<unknown>): Action =>
  async (scene) => {
    const documents = documentsOf(scene, isWanted).slice(-6);
    if (documents.length > 0) await act(scene, scene.stage.random.pick(documents));
  };

const partOf = ({ stage }: Scene, amount: bigint): bigint =>
  amount <= 1n ? amount : 1n + (amount * BigInt(stage.random.below(1000))) / 1000n;

const payOne = onOne(isOwed, (scene, document) => {
  const { stage, clientId } = scene;
  const balance = invoiceBalance(document);
  const drawn = stage.random.next();
  const amountMinor = drawn < 0.6 ? balance : drawn < 0.85 ? partOf(scene, balance) : balance + partOf(scene, balance);
  return transfer(stage, { clientId, amountMinor, documentIds: [document.id] });
});

const payAll: Action = async (scene) => {
  const { stage, clientId } = scene;
  const owed = documentsOf(scene, isOwed).reduce((sum, document) => sum + invoiceBalance(document), 0n);
  if (owed > 0n) await transfer(stage, { clientId, amountMinor: owed });
};

const isPaid = ({ status, paidMinor }: Document): boolean => status === 'paid' && paidMinor > 0n;

const giveBack = onOne(
  ({ paidMinor }) => paidMinor > 0n,
  (scene, { id, paidMinor }) => {
    const amountMinor = scene.stage.random.chance(0.5) ? null : partOf(scene, paidMinor);
    const withCreditNote = scene.stage.random.chance(0.6);
    return run(scene, `refund ${amountMinor} of ${id} ${withCreditNote ? 'with' : 'without'} credit note`, (work) =>
      refund(work, { documentId: id, amountMinor, withCreditNote }),
    );
  },
);

const credit = onOne(
  ({ kind }) => kind === 'invoice',
  (scene, { id, totalMinor }) => {
    const amountMinor = scene.stage.random.chance(0.3) ? null : partOf(scene, totalMinor);
    const want = scene.stage.random.pick(['offset', 'credit', 'refund'] as const);
    return run(scene, `credit ${amountMinor} of ${id} by hand as ${want}`, (work) =>
      creditByHand(work, { documentId: id, amountMinor, want }),
    );
  },
);

const takeBack = onOne(
  ({ status }) => status === 'open' || status === 'pending_tax',
  (scene, { id }) => run(scene, `void ${id}`, (work) => voidDocument(work, id)),
);

const giveUp = onOne(isOwed, (scene, { id }) => run(scene, `write off ${id}`, (work) => writeOff(work, id)));

const complain = onOne(isPaid, (scene, { id }) => run(scene, `dispute ${id}`, (work) => dispute(work, id)));

const decide = onOne(
  ({ disputedMinor }) => disputedMinor > 0n,
  (scene, { id }) => {
    const isWon = scene.stage.random.chance(0.5);
    return run(scene, `dispute of ${id} ${isWon ? 'won' : 'lost'}`, (work) =>
      endDispute(work, { documentId: id, isWon, feeMinor: isWon ? 0n : 1_500n }),
    );
  },
);

const expiry = ({ stage }: Scene, work: Work) => (stage.random.chance(0.4) ? work.today.add({ days: 90 }) : null);

const buyCredit: Action = async (scene) => {
  const { stage, clientId } = scene;
  const amountMinor = BigInt(1 + stage.random.below(5_000));
  stage.ids += 1;
  const key = `top up ${stage.ids}`;
  stage.gateway.move({ kind: 'transfer', key, clientId, documentId: null, amountMinor });
  const isLimited = stage.random.chance(0.4);
  await run(scene, `top up ${amountMinor}`, (work) =>
    topUp(work, { amountMinor, expiresOn: isLimited ? work.today.add({ days: 120 }) : null }),
  );
};

const grant: Action = async (scene) => {
  const { random } = scene.stage;
  const amountMinor = BigInt(1 + random.below(3_000));
  const lineKinds = random.chance(0.3) ? (['recurring'] as const) : null;
  const priority = random.below(3);
  await run(scene, `grant ${amountMinor}`, (work) =>
    grantCredit(work, { amountMinor, expiresOn: expiry(scene, work), priority, lineKinds }),
  );
};

const chargeByHand: Action = async (scene) => {
  const { random } = scene.stage;
  const lines = [
    {
      description: 'work',
      quantity: random.pick(['1', '2.5', '0.333']),
      unitPriceMinor: decimal(`${1 + random.below(9_000)}.75`),
      taxCategory: 'standard',
    },
  ];
  await run(scene, 'charge by hand', (work) => invoiceByHand(work, lines));
};

export const moneyActions: readonly Action[] = [
  ...[
    payOne,
    payOne,
    payOne,
    payOne,
    payAll,
    payAll,
    payAll,
    payAll,
    payAll,
    payAll,
    giveBack,
    giveBack,
    credit,
    credit,
  ],
  ...[takeBack, giveUp, complain, decide, decide, buyCredit, grant, chargeByHand],
];
