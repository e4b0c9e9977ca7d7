/** What the demo provider sells. Prices in euro cents per cycle. */
export interface DemoProduct {
  slug: string;
  category: 'shared-hosting' | 'reseller-hosting' | 'help';
  /** Package on the simulated WHM server; null: nothing to provision. */
  packageName: 'starter' | 'business' | 'agency' | null;
  name: { en: string; fa: string };
  tagline: { en: string; fa: string };
  features: { en: string; fa: string };
  prices: { cycle: 'monthly' | 'annually' | 'one_time'; priceMinor: string; setupMinor: string }[];
}

export const DEMO_CATEGORIES = [
  { slug: 'shared-hosting', name: { en: 'Web hosting', fa: 'میزبانی وب' } },
  { slug: 'reseller-hosting', name: { en: 'For agencies', fa: 'برای آژانس‌ها' } },
  { slug: 'help', name: { en: 'Help from our team', fa: 'کمک تیم ما' } },
] as const;

export const DEMO_PRODUCTS: readonly DemoProduct[] = [
  {
    slug: 'starter',
    category: 'shared-hosting',
    packageName: 'starter',
    name: { en: 'Starter', fa: 'آغاز' },
    tagline: { en: 'One site, done well', fa: 'یک سایت، بی‌دردسر' },
    features: {
      en: '1 website\n10 GB SSD storage\n100 GB traffic\n5 mailboxes\nDaily backups',
      fa: '۱ وب‌سایت\n۱۰ گیگابایت فضای SSD\n۱۰۰ گیگابایت ترافیک\n۵ صندوق پست\nپشتیبان روزانه',
    },
    prices: [
      { cycle: 'monthly', priceMinor: '490', setupMinor: '0' },
      { cycle: 'annually', priceMinor: '4900', setupMinor: '0' },
    ],
  },
  {
    slug: 'business',
    category: 'shared-hosting',
    packageName: 'business',
    name: { en: 'Business', fa: 'کسب‌وکار' },
    tagline: { en: 'Room for a growing company', fa: 'جا برای شرکتی که رشد می‌کند' },
    features: {
      en: '10 websites\n50 GB SSD storage\n1 TB traffic\n50 mailboxes\nDaily backups, kept 30 days\nStaging copies',
      fa: '۱۰ وب‌سایت\n۵۰ گیگابایت فضای SSD\n۱ ترابایت ترافیک\n۵۰ صندوق پست\nپشتیبان روزانه، ۳۰ روز نگهداری\nنسخهٔ آزمایشی',
    },
    prices: [
      { cycle: 'monthly', priceMinor: '1290', setupMinor: '0' },
      { cycle: 'annually', priceMinor: '12900', setupMinor: '0' },
    ],
  },
  {
    slug: 'agency',
    category: 'reseller-hosting',
    packageName: 'agency',
    name: { en: 'Agency', fa: 'آژانس' },
    tagline: { en: 'Your clients under your own name', fa: 'مشتریان شما با نام خود شما' },
    features: {
      en: '50 websites\n200 GB SSD storage\n5 TB traffic\nUnlimited mailboxes\nPriority support\nWhite-label panel',
      fa: '۵۰ وب‌سایت\n۲۰۰ گیگابایت فضای SSD\n۵ ترابایت ترافیک\nصندوق پست نامحدود\nپشتیبانی ویژه\nپنل با نام شما',
    },
    prices: [
      { cycle: 'monthly', priceMinor: '3900', setupMinor: '1900' },
      { cycle: 'annually', priceMinor: '39000', setupMinor: '0' },
    ],
  },
  {
    slug: 'site-move',
    category: 'help',
    packageName: null,
    name: { en: 'Website move', fa: 'انتقال وب‌سایت' },
    tagline: { en: 'We bring your site over, you do nothing', fa: 'سایت شما را می‌آوریم، شما هیچ کاری نمی‌کنید' },
    features: {
      en: 'Files, databases and mailboxes\nA free check before the switch\nDone within two working days',
      fa: 'فایل‌ها، پایگاه‌های داده و صندوق‌های پست\nبررسی رایگان پیش از جابه‌جایی\nحداکثر در دو روز کاری',
    },
    prices: [{ cycle: 'one_time', priceMinor: '7900', setupMinor: '0' }],
  },
];
