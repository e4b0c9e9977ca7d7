import type { DefaultTemplates } from '../template-source.ts';

/** Alerts to staff about work that waits for a person. */
export const alertTemplates: DefaultTemplates<
  'staff_effect_parked' | 'staff_notice_parked' | 'staff_delivery_dead' | 'staff_renewals_stopped'
> = {
  staff_effect_parked: {
    subject: 'Needs attention: {{ effect_kind }} for {{ subject_label }}',
    preview: 'Stopped after {{ attempts }} tries.',
    heading: 'An action needs a person',
    blocks: [
      {
        kind: 'paragraph',
        text: 'Panel1 could not finish an action and does not try again by itself. Look at it, then retry it or mark it as done.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'Action', value: '{{ effect_kind }}' },
          { label: 'For', value: '{{ subject_label }}' },
          { label: 'Tries', value: '{{ attempts }}' },
          { label: 'Last answer', value: '{{ last_error }}' },
          { label: 'Stopped', value: '{{ parked_at }}' },
        ],
      },
      { kind: 'button', label: 'Open the action', url: '{{ effect_url }}' },
    ],
  },
  staff_notice_parked: {
    subject: 'Needs attention: {{ notice_kind }} from {{ gateway }}',
    preview: 'A gateway told something that a person must look at.',
    heading: 'A gateway needs an answer',
    blocks: [
      {
        kind: 'paragraph',
        text: 'A payment gateway sent something that Panel1 does not act on by itself. A dispute has a deadline: answer it at the gateway.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'Gateway', value: '{{ gateway }}' },
          { label: 'Notice', value: '{{ notice_kind }}' },
          { label: 'Client', value: '{{ client_name }}' },
          { label: 'Payment', value: '{{ amount }}' },
          { label: 'Reason', value: '{{ reason }}' },
          { label: 'Received', value: '{{ received_at }}' },
        ],
      },
      { kind: 'button', label: 'Open the notice', url: '{{ notice_url }}' },
    ],
  },
  staff_delivery_dead: {
    subject: 'Needs attention: {{ consumer }} could not handle {{ event_name }}',
    preview: 'Given up after {{ attempts }} tries.',
    heading: 'Something did not follow',
    blocks: [
      {
        kind: 'paragraph',
        text: 'Something happened that a part of Panel1 should have reacted to, and could not. Mend the cause, which is in the log, then revive the event.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'Event', value: '{{ event_name }}' },
          { label: 'Part', value: '{{ consumer }}' },
          { label: 'Tries', value: '{{ attempts }}' },
          { label: 'Reason', value: '{{ reason }}' },
          { label: 'Happened', value: '{{ occurred_at }}' },
        ],
      },
      { kind: 'button', label: 'Open the list', url: '{{ deliveries_url }}' },
    ],
  },
  staff_renewals_stopped: {
    subject: 'Needs an answer: {{ what }}',
    preview: 'The daily run waits for you before it bills.',
    heading: 'The daily run has stopped',
    blocks: [
      {
        kind: 'paragraph',
        text: 'Panel1 found something unusual and did not bill it. Look at the figures, then confirm or refuse. Until then nothing of it is invoiced.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'What', value: '{{ what }}' },
          { label: 'Client', value: '{{ client_name }}' },
          { label: 'Found', value: '{{ found }}' },
        ],
      },
      { kind: 'button', label: 'Decide', url: '{{ stop_url }}' },
    ],
  },
};
