import { i18n, type Messages } from '@lingui/core';
import { readSetting, writeSetting } from '../theme.ts';
import { bestLocale, directionOf, type LocaleCode } from './locales.ts';

const KEY = 'p1.locale';
const catalogs = import.meta.glob<{ messages: Messages }>('../../locales/*/*.po');
const wanted = new Set<string>(['core', 'menu']);
const loaded = new Set<string>();

let active: LocaleCode = 'en';

async function load(locale: LocaleCode, name: string): Promise<void> {
  const key = `../../locales/${locale}/${name}.po`;
  if (loaded.has(key)) return;
  const catalog = await catalogs[key]?.();
  loaded.add(key);
  if (catalog) i18n.load(locale, catalog.messages);
}

/** Loads the texts of one feature in the active language; the route of a page does it before the page shows. */
export async function loadCatalog(name: string): Promise<void> {
  wanted.add(name);
  await load(active, name);
}

/** Switches language, direction and every catalog in use. The choice is remembered in this browser. */
export async function activateLocale(locale: LocaleCode, options: { remember: boolean }): Promise<void> {
  await Promise.all([...wanted].map((name) => load(locale, name)));
  active = locale;
  i18n.activate(locale);
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
  if (options.remember) writeSetting(KEY, locale);
}

/** The language at start: chosen here before, else the browser's, else English. */
export function initialLocale(): LocaleCode {
  return bestLocale([readSetting(KEY), ...navigator.languages]);
}

/** Takes over the language of the account unless this browser has a choice of its own. */
export async function followAccountLocale(locale: string | null | undefined): Promise<void> {
  if (readSetting(KEY) === null && locale) {
    const best = bestLocale([locale]);
    if (best !== active) await activateLocale(best, { remember: false });
  }
}
