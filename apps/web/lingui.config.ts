import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

// One catalog per feature, so that a page loads only its own texts and two people rarely edit the same file.
// The check extracts into a folder of its own (P1_LOCALES_DIR) and compares.
const folder = process.env['P1_LOCALES_DIR'] ?? '<rootDir>/src/locales';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en', 'fa'],
  fallbackLocales: false,
  format: formatter({ lineNumbers: false, origins: false }),
  catalogs: [
    { path: `${folder}/{locale}/{name}`, include: ['<rootDir>/src/features/{name}'], exclude: ['**/routes/*.tsx'] },
    // Titles of pages are in every menu, so they load with the frame and not with their page.
    { path: `${folder}/{locale}/menu`, include: ['<rootDir>/src/features/*/routes/*.tsx'] },
    {
      path: `${folder}/{locale}/core`,
      include: [
        '<rootDir>/src/app',
        '<rootDir>/src/components',
        '<rootDir>/src/lib',
        '<rootDir>/src/hooks',
        '<rootDir>/src/entries',
      ],
    },
  ],
});
