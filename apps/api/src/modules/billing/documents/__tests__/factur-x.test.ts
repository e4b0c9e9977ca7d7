import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PdfError, PdfRenderer } from '#lib/pdf/index.ts';
import { readXml } from '#lib/xml/read-xml.ts';
import { withFacturXMetadata } from '../factur-x.ts';
import { renderInvoice } from '../render-invoice.ts';
import { arabic, hebrew, persian, sampleDocument } from './sample-document.ts';

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n<Invoice>Ä &amp; B</Invoice>';
const renderer = new PdfRenderer();
afterAll(() => renderer.close());

async function facturX(over: Parameters<typeof sampleDocument>[1] = {}): Promise<Uint8Array> {
  const { bytes } = await renderInvoice(renderer, { ...sampleDocument(3, over), eInvoice: XML });
  return withFacturXMetadata(bytes);
}

/** What a reader that knows nothing of us finds in the file. */
async function openedBy(bytes: Uint8Array) {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false, disableFontFace: true });
  const document = await task.promise;
  const names: string[] = [...((await document.getAttachments())?.keys() ?? [])];
  const files = await Promise.all(names.map((name) => document.getAttachmentContent(name)));
  const { metadata } = await document.getMetadata();
  const pages = document.numPages;
  const raw = String(metadata?.getRaw() ?? '');
  await task.destroy();
  return { names, files, raw, pages };
}

describe('a Factur-X document', () => {
  let bytes: Uint8Array;
  let text: string;
  beforeAll(async () => {
    bytes = await facturX();
    text = Buffer.from(bytes).toString('latin1');
  });

  it('carries the XML byte for byte, under the name that readers look for', async () => {
    const { names, files, pages } = await openedBy(bytes);
    expect(pages).toBe(1);
    expect(names).toEqual(['factur-x.xml']);
    expect(files.map((file) => Buffer.from(file ?? []).toString('utf8'))).toEqual([XML]);
  });

  it('says in its metadata that it is PDF/A-3 and which profile of Factur-X it holds', async () => {
    const { raw } = await openedBy(bytes);
    const packet = readXml(raw.slice(raw.indexOf('<x:xmpmeta'), raw.indexOf('<?xpacket end')));
    expect(packet.name).toBe('xmpmeta');
    for (const part of [
      '<pdfaid:part>3</pdfaid:part>',
      '<pdfaid:conformance>A</pdfaid:conformance>',
      '<fx:DocumentType>INVOICE</fx:DocumentType>',
      '<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>',
      '<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>',
      '<pdfaSchema:prefix>fx</pdfaSchema:prefix>',
    ])
      expect(raw).toContain(part);
    for (const property of ['DocumentFileName', 'DocumentType', 'Version', 'ConformanceLevel'])
      expect(raw).toContain(`<pdfaProperty:name>${property}</pdfaProperty:name>`);
  });

  it('has what PDF/A-3 asks for: output intent, embedded fonts, structure, the file as an alternative, no encryption', () => {
    expect(text).toMatch(/\/OutputIntents/);
    expect(text).toMatch(/\/S\s*\/GTS_PDFA1/);
    expect(text).toMatch(/\/AFRelationship\s*\/Alternative/);
    expect(text).toMatch(/\/Subtype\s*\/text#2Fxml/);
    expect(text).toMatch(/\/StructTreeRoot/);
    expect(text).toMatch(/\/Marked\s+true/);
    expect(text).not.toMatch(/\/Encrypt\b/);
    const fonts = text.match(/\/Type\s*\/FontDescriptor/g)?.length ?? 0;
    const embedded = text.match(/\/FontFile[23]\s+\d+ 0 R/g)?.length ?? 0;
    expect(fonts).toBeGreaterThan(0);
    expect(embedded).toBe(fonts);
  });

  it('its tables point to objects: every offset of both is that of its object', () => {
    for (const [, first = '', rows = ''] of text.matchAll(/xref\n(\d+) \d+\r?\n((?:\d{10} \d{5} [nf]\s{1,2})+)/g)) {
      for (const [at, row] of rows.trim().split(/\s*\n/).entries()) {
        if (row.endsWith('f')) continue;
        const offset = Number(row.slice(0, 10));
        expect(text.slice(offset, offset + 20)).toMatch(new RegExp(`^${Number(first) + at} 0 obj`));
      }
    }
    expect(text.match(/startxref/g)).toHaveLength(2);
  });

  it('the same document gives the same bytes', async () => {
    expect(Buffer.from(await facturX()).equals(bytes)).toBe(true);
  });

  it.each([
    ['Persian', persian],
    ['Hebrew', hebrew],
    ['Arabic', arabic],
  ])('keeps the standard in %s too', async (_language, over) => {
    expect((await openedBy(await facturX(over))).raw).toContain('<pdfaid:part>3</pdfaid:part>');
  });

  it('is not made at all where a character has no font: a file of record is right or is none', async () => {
    const over = { buyer: { name: '株式会社', addressLines: [] } };
    await expect(facturX(over)).rejects.toThrow(PdfError);
  });

  it('refuses a file that is not one of ours', () => {
    expect(() => withFacturXMetadata(new TextEncoder().encode('%PDF-1.7\n'))).toThrow(TypeError);
  });
});
