import type { MailBlock } from '../template-source.ts';

export const greeting: MailBlock = {
  kind: 'paragraph',
  text: 'Hello{% if recipient_name %} {{ recipient_name }}{% endif %},',
};
