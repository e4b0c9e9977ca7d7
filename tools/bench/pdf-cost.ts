import { benchDocument, documentFont, openBenchRenderer } from '@panel1/api/bench-documents';
import PDFDocument from 'pdfkit';
import { percentile } from './percentile.ts';
import { cpuSeconds } from './process-cost.ts';

const ROUNDS = 5;
const PER_ROUND = 40;
const LINES = 6;
type Sample = ReturnType<typeof benchDocument>;

export interface PdfCost {
  /** The product against pdfkit with the same font embedded, and with a font that every reader has. */
  ratios: { sameFont: number; helvetica: number };
  productMs: number;
}

/** Processor time of one invoice on one page, by the product and drawn by hand with pdfkit, of the same texts. */
export async function measurePdfCost(): Promise<PdfCost> {
  // The renderer's process keeps nobody from ending; this one waits for it.
  const waiting = setInterval(() => undefined, 60_000);
  using _ = { [Symbol.dispose]: () => clearInterval(waiting) };
  await using product = openBenchRenderer();
  const none = () => undefined;
  const rounds: { product: number; sameFont: number; helvetica: number }[] = [];
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const costs = {
      product: await cpuMs(round, { make: product.render, worker: product.worker }),
      sameFont: await cpuMs(round, { make: (document) => draw(document, documentFont), worker: none }),
      helvetica: await cpuMs(round, { make: (document) => draw(document, 'Helvetica'), worker: none }),
    };
    if (round > 0) rounds.push(costs);
  }
  const against = (name: 'sameFont' | 'helvetica') =>
    percentile(
      rounds.map((one) => one.product / one[name]),
      0.5,
    );
  return {
    ratios: { sameFont: against('sameFont'), helvetica: against('helvetica') },
    productMs: percentile(
      rounds.map(({ product: ms }) => ms),
      0.5,
    ),
  };
}

/** Processor time of this process and of the one that typesets, per document. */
async function cpuMs(
  round: number,
  { make, worker }: { make(document: Sample): Promise<Uint8Array>; worker(): number | undefined },
): Promise<number> {
  const used = () => {
    const { user, system } = process.cpuUsage();
    const pid = worker();
    return (user + system) / 1000 + (pid === undefined ? 0 : 1000 * cpuSeconds(pid));
  };
  const before = used();
  for (let nth = 0; nth < PER_ROUND; nth += 1) {
    const bytes = await make(benchDocument(LINES, 10_000 * (round + 1) + nth));
    if (bytes.length < 1_000) throw new Error('that is no PDF');
  }
  return (used() - before) / PER_ROUND;
}

const money = (minor: string): string => `EUR ${(Number(minor) / 100).toFixed(2)}`;

async function draw(document: Sample, font: string): Promise<Uint8Array> {
  const pdf = new PDFDocument({ size: 'A4', margin: 50 });
  const chunks: Buffer[] = [];
  const done = new Promise<Uint8Array>((resolve) => {
    pdf.on('data', (chunk: Buffer) => void chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
  });
  pdf.font(font);
  const { seller, buyer, lines, totals, number, issuedOn, dueOn } = document;
  pdf.fontSize(20).text('Invoice').fontSize(9);
  for (const text of [number, `Issued ${issuedOn}`, `Due ${dueOn}`]) pdf.text(text);
  parties(pdf, { left: seller, right: buyer });
  row(pdf, ['Description', 'Quantity', 'Unit price', 'VAT', 'Amount']);
  for (const { description, period, quantity, unitPrice, netMinor } of lines) {
    row(pdf, [description, quantity, unitPrice, '19 %', money(netMinor)]);
    if (period !== undefined && period !== null) row(pdf, [`${period.from} to ${period.to}`]);
  }
  const sums = [
    ['Net', totals.netMinor],
    ['VAT 19%', totals.taxMinor],
    ['Total', totals.grossMinor],
    ['Amount due', totals.dueMinor],
  ] as const;
  for (const [label, minor] of sums) row(pdf, ['', '', '', label, money(minor)]);
  for (const text of [...(document.paymentLines ?? []), document.notes ?? '', 'Page 1 of 1']) pdf.text(text, 50);
  pdf.end();
  return done;
}

type Party = Sample['seller'];

function parties(pdf: PDFKit.PDFDocument, { left, right }: { left: Party; right: Party }): void {
  const texts = (of: Party) => [of.name, ...of.addressLines, of.taxId ?? '', of.email ?? ''];
  const top = pdf.y + 12;
  pdf.text(texts(left).join('\n'), 50, top, { width: 240 });
  const bottom = pdf.y;
  pdf.text(texts(right).join('\n'), 310, top, { width: 240 });
  pdf.y = Math.max(bottom, pdf.y) + 16;
}

const COLUMNS = [
  { x: 50, width: 220 },
  { x: 270, width: 50 },
  { x: 320, width: 70 },
  { x: 390, width: 70 },
  { x: 460, width: 85 },
];

function row(pdf: PDFKit.PDFDocument, cells: readonly string[]): void {
  const top = pdf.y;
  cells.forEach((cell, at) => {
    const column = COLUMNS[at];
    if (column && cell !== '')
      pdf.text(cell, column.x, top, { width: column.width, align: at === 0 ? 'left' : 'right' });
  });
  const bottom = top + 15;
  pdf
    .moveTo(50, bottom - 2)
    .lineTo(545, bottom - 2)
    .lineWidth(0.25)
    .stroke();
  pdf.y = bottom;
}
