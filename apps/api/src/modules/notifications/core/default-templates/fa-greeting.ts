import type { MailBlock } from '../template-source.ts';

export const greeting: MailBlock = {
  kind: 'paragraph',
  text: 'سلام{% if recipient_name %} {{ recipient_name }}{% endif %}،',
};
