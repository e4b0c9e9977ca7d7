import type { ContentBlock, MailBrand, MailContent } from './mail-content.ts';

/** The plain part of a mail: the same words in the same order, addresses written out. */
export function mailText(content: MailContent, brand: MailBrand): string {
  const footer = [brand.name, ...brand.addressLines].join('\n');
  const parts = [content.heading, ...content.blocks.map(blockText), content.supportLine, `-- \n${footer}`];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function blockText(block: ContentBlock): string {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
      return block.text;
    case 'facts':
      return block.rows.map(({ label, value }) => `${label}: ${value.replaceAll('\n', ', ')}`).join('\n');
    case 'button':
      return `${block.label}:\n${block.url}`;
  }
}
