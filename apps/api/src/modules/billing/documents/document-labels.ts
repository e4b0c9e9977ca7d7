/** Fixed words of a document. `page` holds `{page}` and `{pages}`. */
export interface DocumentLabels {
  invoice: string;
  creditNote: string;
  debitNote: string;
  proforma: string;
  proformaNote: string;
  number: string;
  issuedOn: string;
  dueOn: string;
  corrects: string;
  addsTo: string;
  replaces: string;
  credited: string;
  seller: string;
  buyer: string;
  taxId: string;
  registrationNumber: string;
  description: string;
  quantity: string;
  unitPrice: string;
  taxRate: string;
  net: string;
  tax: string;
  gross: string;
  taxSummary: string;
  taxBase: string;
  subtotal: string;
  taxTotal: string;
  taxIn: string;
  total: string;
  paid: string;
  lessCredited: string;
  discount: string;
  writtenOff: string;
  due: string;
  payment: string;
  notes: string;
  page: string;
  statusDraft: string;
  statusPaid: string;
  statusVoid: string;
}

export interface DocumentLanguage {
  language: string;
  direction: 'ltr' | 'rtl';
  /** Families in the order they are tried for each character. */
  fonts: readonly string[];
  labels: DocumentLabels;
}

const en: DocumentLabels = {
  invoice: 'Invoice',
  creditNote: 'Credit note',
  debitNote: 'Debit note',
  proforma: 'Pro forma invoice',
  proformaNote: 'This is a request to pay and not a tax invoice. You get the invoice when it is paid.',
  number: 'Number',
  issuedOn: 'Issue date',
  dueOn: 'Due date',
  corrects: 'Corrects invoice',
  addsTo: 'Adds to invoice',
  replaces: 'Replaces',
  credited: 'This amount is credited to you.',
  seller: 'From',
  buyer: 'Bill to',
  taxId: 'Tax ID',
  registrationNumber: 'Registration no.',
  description: 'Description',
  quantity: 'Quantity',
  unitPrice: 'Unit price',
  taxRate: 'Tax',
  net: 'Net',
  tax: 'Tax amount',
  gross: 'Amount',
  taxSummary: 'Tax summary',
  taxBase: 'Taxable amount',
  subtotal: 'Subtotal',
  taxTotal: 'Tax',
  taxIn: 'Tax in',
  total: 'Total',
  paid: 'Paid',
  lessCredited: 'Credited',
  discount: 'Discount',
  writtenOff: 'Written off',
  due: 'Amount due',
  payment: 'Payment',
  notes: 'Notes',
  page: 'Page {page} of {pages}',
  statusDraft: 'Draft',
  statusPaid: 'Paid',
  statusVoid: 'Void',
};

const fa: DocumentLabels = {
  invoice: 'صورت‌حساب',
  creditNote: 'برگهٔ بستانکاری',
  debitNote: 'برگهٔ بدهکاری',
  proforma: 'پیش‌فاکتور',
  proformaNote: 'این درخواست پرداخت است و صورت‌حساب مالیاتی نیست. پس از پرداخت، صورت‌حساب را دریافت می‌کنید.',
  number: 'شماره',
  issuedOn: 'تاریخ صدور',
  dueOn: 'مهلت پرداخت',
  corrects: 'اصلاح صورت‌حساب',
  addsTo: 'افزوده بر صورت‌حساب',
  replaces: 'جایگزین',
  credited: 'این مبلغ به بستانکاری شما افزوده می‌شود.',
  seller: 'فروشنده',
  buyer: 'خریدار',
  taxId: 'شناسهٔ مالیاتی',
  registrationNumber: 'شمارهٔ ثبت',
  description: 'شرح',
  quantity: 'تعداد',
  unitPrice: 'قیمت واحد',
  taxRate: 'مالیات',
  net: 'خالص',
  tax: 'مبلغ مالیات',
  gross: 'مبلغ',
  taxSummary: 'خلاصهٔ مالیات',
  taxBase: 'مبلغ مشمول مالیات',
  subtotal: 'جمع جزء',
  taxTotal: 'مالیات',
  taxIn: 'مالیات به',
  total: 'جمع کل',
  paid: 'پرداخت‌شده',
  lessCredited: 'بستانکارشده',
  discount: 'تخفیف',
  writtenOff: 'سوخت‌شده',
  due: 'ماندهٔ قابل پرداخت',
  payment: 'روش پرداخت',
  notes: 'توضیحات',
  page: 'صفحهٔ {page} از {pages}',
  statusDraft: 'پیش‌نویس',
  statusPaid: 'پرداخت شد',
  statusVoid: 'باطل',
};

const ar: DocumentLabels = {
  invoice: 'فاتورة',
  creditNote: 'إشعار دائن',
  debitNote: 'إشعار مدين',
  proforma: 'فاتورة أولية',
  proformaNote: 'هذا طلب دفع وليس فاتورة ضريبية. تصلكم الفاتورة بعد الدفع.',
  number: 'الرقم',
  issuedOn: 'تاريخ الإصدار',
  dueOn: 'تاريخ الاستحقاق',
  corrects: 'تصحيح الفاتورة',
  addsTo: 'إضافة إلى الفاتورة',
  replaces: 'بدلًا من',
  credited: 'يُقيَّد هذا المبلغ لصالحكم.',
  seller: 'البائع',
  buyer: 'فاتورة إلى',
  taxId: 'الرقم الضريبي',
  registrationNumber: 'السجل التجاري',
  description: 'الوصف',
  quantity: 'الكمية',
  unitPrice: 'سعر الوحدة',
  taxRate: 'الضريبة',
  net: 'الصافي',
  tax: 'مبلغ الضريبة',
  gross: 'المبلغ',
  taxSummary: 'ملخص الضريبة',
  taxBase: 'المبلغ الخاضع للضريبة',
  subtotal: 'المجموع الفرعي',
  taxTotal: 'الضريبة',
  taxIn: 'الضريبة بعملة',
  total: 'الإجمالي',
  paid: 'المدفوع',
  lessCredited: 'إشعارات دائنة',
  discount: 'خصم',
  writtenOff: 'مشطوب',
  due: 'المبلغ المستحق',
  payment: 'الدفع',
  notes: 'ملاحظات',
  page: 'صفحة {page} من {pages}',
  statusDraft: 'مسودة',
  statusPaid: 'مدفوعة',
  statusVoid: 'ملغاة',
};

const he: DocumentLabels = {
  invoice: 'חשבונית',
  creditNote: 'חשבונית זיכוי',
  debitNote: 'הודעת חיוב',
  proforma: 'חשבון עסקה',
  proformaNote: 'זוהי דרישת תשלום ואינה חשבונית מס. החשבונית תישלח לאחר התשלום.',
  number: 'מספר',
  issuedOn: 'תאריך הנפקה',
  dueOn: 'לתשלום עד',
  corrects: 'מתקנת את חשבונית',
  addsTo: 'תוספת לחשבונית',
  replaces: 'במקום',
  credited: 'סכום זה נזקף לזכותכם.',
  seller: 'מאת',
  buyer: 'לכבוד',
  taxId: 'מספר עוסק',
  registrationNumber: 'מספר רישום',
  description: 'תיאור',
  quantity: 'כמות',
  unitPrice: 'מחיר ליחידה',
  taxRate: 'מס',
  net: 'נטו',
  tax: 'סכום המס',
  gross: 'סכום',
  taxSummary: 'סיכום מס',
  taxBase: 'סכום חייב במס',
  subtotal: 'סכום ביניים',
  taxTotal: 'מס',
  taxIn: 'מס במטבע',
  total: 'סך הכול',
  paid: 'שולם',
  lessCredited: 'זוכה',
  discount: 'הנחה',
  writtenOff: 'נמחק',
  due: 'יתרה לתשלום',
  payment: 'תשלום',
  notes: 'הערות',
  page: 'עמוד {page} מתוך {pages}',
  statusDraft: 'טיוטה',
  statusPaid: 'שולם',
  statusVoid: 'מבוטל',
};

const ENGLISH: DocumentLanguage = {
  language: 'en',
  direction: 'ltr',
  fonts: ['Noto Sans', 'Vazirmatn', 'Noto Sans Hebrew'],
  labels: en,
};

const LANGUAGES: Readonly<Record<string, DocumentLanguage>> = {
  en: ENGLISH,
  fa: { language: 'fa', direction: 'rtl', fonts: ['Vazirmatn', 'Noto Sans', 'Noto Sans Hebrew'], labels: fa },
  // Naskh draws dots as glyphs of their own: text copied or read aloud from it falls apart. So it only fills gaps.
  ar: {
    language: 'ar',
    direction: 'rtl',
    fonts: ['Vazirmatn', 'Noto Naskh Arabic', 'Noto Sans', 'Noto Sans Hebrew'],
    labels: ar,
  },
  he: { language: 'he', direction: 'rtl', fonts: ['Noto Sans Hebrew', 'Noto Sans', 'Vazirmatn'], labels: he },
};

/** The language of a locale (`fa-IR` is `fa`); English where documents do not speak it. */
export function documentLanguage(locale: string): DocumentLanguage {
  return LANGUAGES[new Intl.Locale(locale).language] ?? ENGLISH;
}
