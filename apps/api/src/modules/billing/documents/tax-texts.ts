/** A text that the law wants on a document, by its key; `detail` is what an exempt client's certificate says. */
export interface TaxText {
  key: string;
  detail: string;
}

type Texts = Readonly<Record<string, string>>;

// Directive 2006/112/EC Art. 226: point 11a asks for the words "reverse charge" in the language of the document.
const en: Texts = {
  'tax.reverse_charge': 'Reverse charge: the recipient owes the VAT (Articles 44 and 196 of Directive 2006/112/EC).',
  'tax.small_business': 'No VAT is charged: the seller is exempt as a small business.',
  'tax.outside_scope_business':
    'No VAT is charged: the service is taxable where the recipient is established, who accounts for the tax there.',
  'tax.outside_scope': 'No VAT is charged: the service is taxable outside the territory of the seller.',
  'tax.exempt_client': 'The recipient is exempt from tax: {detail}',
};

// The directive's number is isolated, so that its parts stay in their order between words that run the other way.
const fa: Texts = {
  'tax.reverse_charge':
    'شارژ معکوس (Reverse charge): پرداخت مالیات بر ارزش افزوده بر عهدهٔ خریدار است (مواد ۴۴ و ۱۹۶ دستورالعمل \u20662006/112/EC\u2069).',
  'tax.small_business': 'مالیات بر ارزش افزوده دریافت نمی‌شود: فروشنده به‌عنوان کسب‌وکار کوچک معاف است.',
  'tax.outside_scope_business':
    'مالیات بر ارزش افزوده دریافت نمی‌شود: خدمت در محل استقرار خریدار مشمول مالیات است و خود او آن را می‌پردازد.',
  'tax.outside_scope': 'مالیات بر ارزش افزوده دریافت نمی‌شود: خدمت بیرون از قلمرو فروشنده مشمول مالیات است.',
  'tax.exempt_client': 'خریدار از مالیات معاف است: {detail}',
};

const ar: Texts = {
  'tax.reverse_charge':
    'احتساب عكسي (Reverse charge): ضريبة القيمة المضافة مستحقة على المتلقي (المادتان 44 و196 من التوجيه \u20662006/112/EC\u2069).',
  'tax.small_business': 'لا تُحتسب ضريبة القيمة المضافة: البائع معفى بصفته منشأة صغيرة.',
  'tax.outside_scope_business':
    'لا تُحتسب ضريبة القيمة المضافة: الخدمة خاضعة للضريبة في بلد المتلقي، وهو من يؤديها هناك.',
  'tax.outside_scope': 'لا تُحتسب ضريبة القيمة المضافة: الخدمة خاضعة للضريبة خارج إقليم البائع.',
  'tax.exempt_client': 'المتلقي معفى من الضريبة: {detail}',
};

const he: Texts = {
  'tax.reverse_charge':
    'חיוב הפוך (Reverse charge): מקבל השירות חייב במע״מ (סעיפים 44 ו-196 לדירקטיבה \u20662006/112/EC\u2069).',
  'tax.small_business': 'לא נגבה מע״מ: המוכר פטור כעסק זעיר.',
  'tax.outside_scope_business': 'לא נגבה מע״מ: השירות חייב במס במקום מושבו של המקבל, והוא המדווח עליו שם.',
  'tax.outside_scope': 'לא נגבה מע״מ: השירות חייב במס מחוץ לתחום של המוכר.',
  'tax.exempt_client': 'המקבל פטור ממס: {detail}',
};

const LANGUAGES: Readonly<Record<string, Texts>> = { en, fa, ar, he };

/** The words of a tax text in a language of documents (`fa`); English where a language has none. */
export function taxTextIn(language: string, { key, detail }: TaxText): string {
  const text = LANGUAGES[language]?.[key] ?? en[key];
  if (text === undefined) throw new RangeError(`there are no words for the tax text ${key}`);
  return text.replace('{detail}', detail);
}
