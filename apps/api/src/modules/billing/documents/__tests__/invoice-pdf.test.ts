import { afterAll, describe, expect, test } from 'vitest';
import { PdfRenderer } from '#lib/pdf/index.ts';
import type { InvoiceDocument } from '../document-data.ts';
import { renderInvoice } from '../render-invoice.ts';
import { pdfPages } from './pdf-text.ts';
import { arabic, hebrew, persian, sampleDocument } from './sample-document.ts';

const renderer = new PdfRenderer();
afterAll(() => renderer.close());

async function pages(document: InvoiceDocument): Promise<string[]> {
  return pdfPages((await renderInvoice(renderer, document)).bytes);
}

describe('an invoice on paper', () => {
  test('shows parties, number, dates, lines, tax and what is due', async () => {
    const [page = ''] = await pages(sampleDocument(2));
    for (const text of ['Invoice', 'INV-2026-00042', 'Nordlicht Hosting GmbH', 'Ana Pérez', 'Nov 23, 2026']) {
      expect(page).toContain(text);
    }
    for (const text of ['host2.example.com', 'VAT 19%', 'EUR 29.76', 'Amount due', 'Page 1 of 1']) {
      expect(page).toContain(text);
    }
  });

  test('states the tax in the currency in which the seller owes it, with the rate, its source and day', async () => {
    const taxExchange = {
      ...{ from: 'EUR', rate: '0.8567', source: 'ECB', on: '2026-11-02' },
      tax: { amountMinor: '407', currency: 'GBP' },
    };
    const [page] = await pages({ ...sampleDocument(1), taxExchange });
    expect(page).toContain('Tax in GBP: GBP 4.07 (1 EUR = 0.8567 GBP, ECB, Nov 2, 2026)');
  });

  test('up to fifteen lines stay on one page', async () => {
    expect(await pages(sampleDocument(15))).toHaveLength(1);
  });

  test('many lines repeat the table head and number the pages', async () => {
    const all = await pages(sampleDocument(60));
    expect(all.length).toBeGreaterThan(1);
    for (const [index, page] of all.entries()) {
      expect(page).toContain('Description');
      expect(page).toContain('INV-2026-00042');
      expect(page).toContain(`Page ${index + 1} of ${all.length}`);
    }
    expect(all.join(' ').match(/host\d+\.example\.com/g)).toHaveLength(60);
  });

  test('the same document gives the same bytes, from a new worker too', async () => {
    const document = sampleDocument(3, persian);
    const other = new PdfRenderer();
    const [first, second, third] = [
      await renderInvoice(renderer, document),
      await renderInvoice(renderer, document),
      await renderInvoice(other, document),
    ];
    await other.close();
    expect(Buffer.from(second.bytes).equals(first.bytes)).toBe(true);
    expect(Buffer.from(third.bytes).equals(first.bytes)).toBe(true);
  });

  test('is an accessible document in the language of its reader', async () => {
    const raw = Buffer.from((await renderInvoice(renderer, sampleDocument(1, hebrew))).bytes).toString('latin1');
    expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(raw).toMatch(/\/Lang\s*\(he\)/);
  });

  test.each([
    ['en', {}, 'Reverse charge: the recipient owes the VAT'],
    ['de', { locale: 'de' }, 'Reverse charge: the recipient owes the VAT'],
    ['fa', persian, 'شارژ معکوس'],
    ['ar', arabic, 'احتساب عكسي'],
    ['he', hebrew, 'חיוב הפוך'],
  ])('says in %s why no tax is charged, where the law asks for it', async (_, locale, words) => {
    const taxTexts = [{ key: 'tax.reverse_charge', detail: '' }];
    const [page = ''] = await pages(sampleDocument(1, { ...locale, taxTexts }));
    // Between words that run from the right a reader gets the number in pieces; their order is what counts.
    expect(page.replaceAll(/\s/g, '')).toContain('2006/112/EC');
    for (const word of words.split(' ')) expect(page).toContain(word);
    const [plain = ''] = await pages(sampleDocument(1, locale));
    expect(plain).not.toContain('2006/112/EC');
  });

  test('says what the certificate of an exempt client says', async () => {
    const taxTexts = [{ key: 'tax.exempt_client', detail: 'Embassy, certificate 17/2026' }];
    expect((await pages(sampleDocument(1, { taxTexts })))[0]).toContain('Embassy, certificate 17/2026');
  });

  test('money has as many decimals as its currency', async () => {
    const [yen = ''] = await pages(sampleDocument(1, { currency: 'JPY' }));
    expect(yen).toContain('JPY 1,488');
    const [dinar = ''] = await pages(sampleDocument(1, { currency: 'KWD' }));
    expect(dinar).toContain('KWD 1.488');
    const [iraqi = ''] = await pages(sampleDocument(1, { currency: 'IQD' }));
    expect(iraqi).toContain('IQD 1.488');
  });

  test('a credit note names the invoice it corrects and asks for no payment', async () => {
    const [page = ''] = await pages(
      sampleDocument(1, { kind: 'credit_note', related: { number: 'INV-2026-00007', relation: 'corrects' } }),
    );
    expect(page).toContain('Credit note');
    expect(page).toContain('INV-2026-00007');
    expect(page).not.toContain('Amount due');
  });
});

describe('right-to-left documents', () => {
  test.each([
    ['Persian', persian, ['خریدار', 'آذر', '۱۴۰۵', 'EUR', '۸۸']],
    ['Arabic', arabic, ['فاتورة', 'المستحق', 'EUR', '14.88']],
    ['Hebrew', hebrew, ['חשבונית', 'לתשלום', 'EUR', '14.88']],
    // Single words: readers of a PDF put the words of a right-to-left line in an order of their own.
  ])('%s speaks its own language, digits and calendar', async (_name, over, texts) => {
    const [page = ''] = await pages(sampleDocument(1, over));
    for (const text of texts) expect(page).toContain(text);
    expect(page).toContain('INV-2026-00042');
    expect(page).not.toMatch(/Invoice|Amount due|Page/);
  });
});

describe('text from people', () => {
  const hostile = [
    '#panic("x")',
    '*bold* $x$ `code`',
    '= Title',
    '<label> @ref',
    '\\u{40} // comment',
    '{{ x }} #{1+1}',
  ];

  test.each(hostile)('%s is printed as it is', async (name) => {
    const [page = ''] = await pages(sampleDocument(1, { buyer: { name, addressLines: [name] }, notes: name }));
    expect(page.split(name)).toHaveLength(4);
  });

  test('direction overrides cannot change what a name reads like', async () => {
    const [page = ''] = await pages(sampleDocument(1, { buyer: { name: 'ab\u202ecd', addressLines: [] } }));
    expect(page).toContain('abcd');
  });

  test('a script without a font and a broken logo still give an invoice', async () => {
    const logo = { format: 'png' as const, bytes: Buffer.from('not a picture') };
    const [page = ''] = await pages(sampleDocument(1, { buyer: { name: '山田', addressLines: ['Tokyo'] }, logo }));
    expect(page).toContain('Tokyo');
  });
});
