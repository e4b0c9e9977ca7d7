import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

// What pdfjs reports around right-to-left text and our wrapping aids; none of it is written on the page.
const INVISIBLE = /[\u200b\u200e\u200f\u2066-\u2069]/g;

/** The text of each page of a PDF, pieces joined by one space, without invisible characters. */
export async function pdfPages(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false, disableFontFace: true });
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const content = await (await document.getPage(number)).getTextContent();
    const pieces = content.items.map((item) => ('str' in item ? item.str : ''));
    pages.push(pieces.join(' ').replace(INVISIBLE, '').replace(/\s+/g, ' '));
  }
  await task.destroy();
  return pages;
}
