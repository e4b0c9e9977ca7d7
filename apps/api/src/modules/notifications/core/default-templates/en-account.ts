import type { DefaultTemplates } from '../template-source.ts';
import { greeting } from './en-greeting.ts';

export const accountTemplates: DefaultTemplates<
  | 'email_verification'
  | 'password_reset'
  | 'password_changed'
  | 'sign_in_revoked'
  | 'staff_invitation'
  | 'contact_invitation'
> = {
  email_verification: {
    subject: 'Confirm your e-mail address for {{ brand_name }}',
    preview: 'One click and your account is ready.',
    heading: 'Confirm your e-mail address',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'Please confirm that this address is yours. You need this once.' },
      { kind: 'button', label: 'Confirm my address', url: '{{ verify_url }}' },
      { kind: 'note', text: 'The link works once and for {{ expires_in }}. If you did not sign up, ignore this mail.' },
    ],
  },
  password_reset: {
    subject: 'Reset your {{ brand_name }} password',
    preview: 'Choose a new password with the link in this mail.',
    heading: 'Choose a new password',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'Somebody asked to reset the password of your account. If it was you, go on here.' },
      { kind: 'button', label: 'Choose a new password', url: '{{ reset_url }}' },
      { kind: 'facts', rows: [{ label: 'Asked for from', value: '{{ requested_from }}' }] },
      {
        kind: 'note',
        text: 'The link works once and for {{ expires_in }}. If it was not you, ignore this mail: your password stays as it is.',
      },
    ],
  },
  password_changed: {
    subject: 'Your {{ brand_name }} password was changed',
    preview: 'If it was not you, act now.',
    heading: 'Your password was changed',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'The password of your account has just been changed, and all other sessions were signed out.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'When', value: '{{ changed_at }}' },
          { label: 'From', value: '{{ changed_from }}' },
        ],
      },
      { kind: 'paragraph', text: 'If it was not you, reset your password at once and look at your sessions.' },
      { kind: 'button', label: 'Secure my account', url: '{{ security_url }}' },
    ],
  },
  sign_in_revoked: {
    subject: 'We signed you out of {{ brand_name }} to be safe',
    preview: 'A sign-in was used in two places.',
    heading: 'A sign-in was ended',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'One of your sign-ins was used twice in a way that should not happen. Somebody may have copied it, so we ended it.',
      },
      {
        kind: 'facts',
        rows: [
          { label: 'When', value: '{{ occurred_at }}' },
          { label: 'Device', value: '{{ device }}' },
        ],
      },
      { kind: 'paragraph', text: 'Sign in again, and change your password if you do not know the device.' },
      { kind: 'button', label: 'Review my sessions', url: '{{ security_url }}' },
    ],
  },
  staff_invitation: {
    subject: 'You are invited to work with {{ brand_name }}',
    preview: 'Accept to join the team.',
    heading: 'Join the team of {{ brand_name }}',
    blocks: [
      greeting,
      { kind: 'paragraph', text: 'You are invited to work in the panel of {{ brand_name }}.' },
      { kind: 'button', label: 'Accept the invitation', url: '{{ accept_url }}' },
      {
        kind: 'note',
        text: 'The invitation is for you alone{% if expires_in %} and ends in {{ expires_in }}{% endif %}.',
      },
    ],
  },
  contact_invitation: {
    subject: 'You are invited to an account at {{ brand_name }}',
    preview: 'Accept to see its services and invoices.',
    heading: 'You have been given access to an account',
    blocks: [
      greeting,
      {
        kind: 'paragraph',
        text: 'Somebody who manages a customer account at {{ brand_name }} has given you access to it.',
      },
      { kind: 'button', label: 'Accept the invitation', url: '{{ accept_url }}' },
      {
        kind: 'note',
        text: 'The invitation is for you alone{% if expires_in %} and ends in {{ expires_in }}{% endif %}.',
      },
    ],
  },
};
