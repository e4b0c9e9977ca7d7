import type { MailTemplateSource } from './template-source.ts';

/** A small valid wording, for generated tests. */
export const EXAMPLE_SOURCE = {
  subject: 'Welcome back, {{ recipient_name }}',
  preview: '',
  heading: '{{ service_name }} is back',
  blocks: [{ kind: 'paragraph' as const, text: 'It runs again.' }],
} satisfies MailTemplateSource;
