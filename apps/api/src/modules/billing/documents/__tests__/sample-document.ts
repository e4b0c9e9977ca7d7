import type { DocumentLine, InvoiceDocument } from '../document-data.ts';

function line(index: number): DocumentLine {
  return {
    description: `Web hosting, plan M: host${index}.example.com`,
    period: { from: '2026-11-01', to: '2026-11-30' },
    quantity: '1',
    unitPrice: '12.5',
    netMinor: '1250',
    taxMinor: '238',
    grossMinor: '1488',
    taxRate: '0.19',
  };
}

/** An open invoice with `count` lines of 12.50 net at 19 %, changed by `over`. */
export function sampleDocument(count: number, over: Partial<InvoiceDocument> = {}): InvoiceDocument {
  const [net, tax] = [1250n * BigInt(count), 238n * BigInt(count)];
  return {
    kind: 'invoice',
    status: 'open',
    locale: 'en',
    number: 'INV-2026-00042',
    issuedOn: '2026-11-23',
    dueOn: '2026-12-07',
    currency: 'EUR',
    seller: {
      name: 'Nordlicht Hosting GmbH',
      addressLines: ['Hafenstraße 12', '20457 Hamburg', 'Germany'],
      taxId: 'DE123456789',
      email: 'billing@nordlicht.example',
    },
    buyer: { name: 'Ana Pérez', addressLines: ['Calle Mayor 5', '28013 Madrid', 'Spain'], email: 'ana@example.org' },
    lines: Array.from({ length: count }, (_, index) => line(index + 1)),
    taxes: [{ name: 'VAT', rate: '0.19', netMinor: String(net), taxMinor: String(tax) }],
    totals: {
      netMinor: String(net),
      taxMinor: String(tax),
      grossMinor: String(net + tax),
      paidMinor: '0',
      dueMinor: String(net + tax),
    },
    paymentLines: [
      'Bank transfer to Nordlicht Hosting GmbH',
      'IBAN DE02 1203 0000 0000 2020 51',
      'Reference INV-2026-00042',
    ],
    notes: 'Thank you for your business.',
    ...over,
  };
}

/** The same invoice as a Persian reader gets it. */
export const persian: Partial<InvoiceDocument> = {
  locale: 'fa',
  seller: {
    name: 'میزبانی وب سپهر',
    addressLines: ['خیابان ولیعصر، پلاک ۱۲', 'تهران'],
    taxId: '10101234567',
    email: 'billing@sepehr.example',
  },
  buyer: { name: 'شرکت نمونهٔ آریا (Arya Ltd)', addressLines: ['اصفهان، خیابان چهارباغ ۵'] },
  paymentLines: ['کارت به کارت: 6037-9911-0000-0000', 'شناسهٔ پرداخت INV-2026-00042'],
  notes: 'از خرید شما سپاسگزاریم.',
};

export const hebrew: Partial<InvoiceDocument> = {
  locale: 'he',
  seller: {
    name: 'אחסון צפון בע"מ',
    addressLines: ['רחוב הרצל 12', 'תל אביב'],
    taxId: '514000000',
    email: 'billing@tzafon.example',
  },
  buyer: { name: 'דנה כהן (Dana Cohen)', addressLines: ['שדרות בן גוריון 5', 'חיפה'] },
  paymentLines: ['העברה בנקאית: IL62 0108 0000 0009 9999 999'],
  notes: 'תודה רבה.',
};

export const arabic: Partial<InvoiceDocument> = {
  locale: 'ar',
  seller: {
    name: 'استضافة الخليج ذ.م.م',
    addressLines: ['شارع الملك فهد 12', 'الكويت'],
    taxId: '300012345600003',
    email: 'billing@khaleej.example',
  },
  buyer: { name: 'شركة النور (Al-Noor)', addressLines: ['شارع السلام ٥'] },
  paymentLines: ['تحويل مصرفي: KW81 CBKU 0000 0000 0000 1234 5601 01'],
  notes: 'شكراً لتعاملكم معنا.',
};
