import type { DefaultTemplates } from '../template-source.ts';
import { greeting } from './en-greeting.ts';

export const servicesTemplates: DefaultTemplates<
  'service_ready' | 'service_suspended' | 'service_unsuspended' | 'service_terminated'
> = {
  service_ready: {
    subject: '{{ service_name }}{% if domain %} for {{ domain }}{% endif %} is ready',
    preview: 'How to reach your new service.',
    heading: 'Your service is ready',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'Your service is set up and running. This is how you reach it:' },
      {
        kind: 'facts',
        rows: [
          { label: 'Service', value: '{{ service_name }}' },
          { label: 'Domain', value: '{{ domain }}' },
          { label: 'Control panel', value: '{{ panel_url }}' },
          { label: 'User name', value: '{{ username }}' },
          { label: 'Server', value: '{{ server_name }}' },
          { label: 'Name servers', value: '{{ nameservers }}' },
        ],
      },
      { kind: 'button', label: 'Open my service', url: '{{ service_url }}' },
      {
        kind: 'note',
        text: 'Passwords are never sent by mail: open your service to log in to its panel with one click or to set a password.',
      },
    ],
  },
  service_suspended: {
    subject: '{{ service_name }}{% if domain %} for {{ domain }}{% endif %} is suspended',
    preview: 'Your data is safe. This is how to continue.',
    heading: 'Your service is suspended',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'Your service has been suspended and cannot be reached for now. Your data is kept.' },
      {
        kind: 'facts',
        rows: [
          { label: 'Service', value: '{{ service_name }}' },
          { label: 'Domain', value: '{{ domain }}' },
          { label: 'Reason', value: '{{ reason }}' },
        ],
      },
      { kind: 'button', label: 'Pay and continue', url: '{{ pay_url }}' },
    ],
  },
  service_unsuspended: {
    subject: '{{ service_name }}{% if domain %} for {{ domain }}{% endif %} is back',
    preview: 'Your service runs again.',
    heading: 'Your service runs again',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'The suspension is over and your service can be reached again.' },
      {
        kind: 'facts',
        rows: [
          { label: 'Service', value: '{{ service_name }}' },
          { label: 'Domain', value: '{{ domain }}' },
        ],
      },
      { kind: 'button', label: 'Open my service', url: '{{ service_url }}' },
    ],
  },
  service_terminated: {
    subject: '{{ service_name }}{% if domain %} for {{ domain }}{% endif %} has ended',
    preview: 'Your service was removed.',
    heading: 'Your service has ended',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'Your service was ended and its account removed from the server.' },
      {
        kind: 'facts',
        rows: [
          { label: 'Service', value: '{{ service_name }}' },
          { label: 'Domain', value: '{{ domain }}' },
          { label: 'Ended', value: '{{ terminated_at }}' },
          { label: 'Reason', value: '{{ reason }}' },
        ],
      },
      { kind: 'paragraph', text: 'If this surprises you, please answer soon: we may still be able to help.' },
    ],
  },
};
