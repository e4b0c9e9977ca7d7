import { fileURLToPath } from 'node:url';
import { PdfRenderer } from '#lib/pdf/index.ts';
import { sampleDocument } from '#modules/billing/documents/__tests__/sample-document.ts';
import { renderInvoice } from '#modules/billing/documents/render-invoice.ts';

/** The font that invoices are set in. */
export const documentFont = fileURLToPath(
  import.meta.resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
);

/** An invoice of so many lines, under a number of its own. */
export const benchDocument = (lines: number, nth: number) => sampleDocument(lines, { number: `INV-2026-${nth}` });

/** The product's way from an invoice to its PDF, without the cache. */
export function openBenchRenderer() {
  const renderer = new PdfRenderer({ recycleAfter: 1_000_000 });
  return {
    /** The process that typesets. */
    worker: () => renderer.workerPid,
    render: async (document: ReturnType<typeof benchDocument>) => (await renderInvoice(renderer, document)).bytes,
    [Symbol.asyncDispose]: () => renderer.close(),
  };
}
