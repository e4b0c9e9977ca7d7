import type { DefaultTemplates, MailBlock } from '../template-source.ts';
import { greeting } from './en-greeting.ts';

const facts: MailBlock = {
  kind: 'facts',
  rows: [
    { label: 'Service', value: '{{ service_name }}' },
    { label: 'Usage so far', value: '{{ cost }}' },
    { label: 'Your spend cap', value: '{{ cap }}' },
  ],
};
const button: MailBlock = { kind: 'button', label: 'See my usage', url: '{{ usage_url }}' };

export const usageTemplates: DefaultTemplates<'usage_alert' | 'usage_cap_reached' | 'usage_cap_stopped'> = {
  usage_alert: {
    subject: '{{ percent }} % of your spend cap for {{ service_name }} is used',
    preview: 'Usage of this period has come to {{ cost }}.',
    heading: '{{ percent }} % of your spend cap is used',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'You asked us to tell you when the usage of a period comes near to your spend cap.' },
      facts,
      button,
    ],
  },
  usage_cap_reached: {
    subject: 'Your spend cap for {{ service_name }} is reached',
    preview: 'Nothing is stopped; further usage is charged.',
    heading: 'Your spend cap is reached',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'The usage of this period has reached your spend cap. Nothing is stopped: further usage is charged.',
      },
      facts,
      button,
    ],
  },
  usage_cap_stopped: {
    subject: '{{ service_name }} is paused: your spend cap is reached',
    preview: 'Raise the cap to go on now.',
    heading: 'Your service is paused at your spend cap',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'The usage of this period has reached your spend cap, so the service is suspended. Your data stays. It comes back by itself when the next period begins, or as soon as you raise or remove the cap.',
      },
      facts,
      button,
    ],
  },
};
