import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// Noto Sans, Vazirmatn, Noto Naskh Arabic and Noto Sans Hebrew, in weights 400 and 700: what templates may name.
const FILES = [
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans/700Bold/NotoSans_700Bold.ttf',
  'vazirmatn/400Regular/Vazirmatn_400Regular.ttf',
  'vazirmatn/700Bold/Vazirmatn_700Bold.ttf',
  'noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf',
  'noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold.ttf',
  'noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
  'noto-sans-hebrew/700Bold/NotoSansHebrew_700Bold.ttf',
];

/** Reads the product's own fonts (about 2.5 MB): documents never depend on what the machine has installed. */
export function loadPdfFonts(): Buffer[] {
  const require = createRequire(import.meta.url);
  return FILES.map((file) => readFileSync(require.resolve(`@expo-google-fonts/${file}`)));
}
