import { describe, expect, test } from 'vitest';
import { EXAMPLE_CONTEXTS } from '../../core/example-contexts.ts';
import type { MailBrand } from '../../core/mail-content.ts';
import { MAIL_LANGUAGES, mailLanguage } from '../../core/mail-languages.ts';
import {
  isTemplateId,
  TEMPLATE_VARIABLES,
  type TemplateContext,
  type TemplateId,
  variablesOf,
} from '../../core/template-contexts.ts';
import { type RenderedMail, renderMail } from '../render-mail.ts';
import { validateTemplate } from '../validate-template.ts';

const brand: MailBrand = {
  name: 'Nordlicht Hosting',
  accentColour: '#0b6e4f',
  supportEmail: 'help@nordlicht.example',
  addressLines: ['Hafenstraße 12', 'Hamburg'],
};
const templates = Object.keys(TEMPLATE_VARIABLES).filter(isTemplateId);
const every = MAIL_LANGUAGES.flatMap((locale) => templates.map((template): [string, TemplateId] => [locale, template]));

function render(template: TemplateId, locale: string, change: (value: string, name: string) => string): RenderedMail {
  const entries = Object.entries(EXAMPLE_CONTEXTS[template]).map(([name, value]) => [name, change(value, name)]);
  return renderMail({ template, locale, context: Object.fromEntries(entries), brand });
}

describe.each(every)('%s %s', (locale, template) => {
  test('is complete: every variable is used and none is left open', () => {
    const mail = render(template, locale, (value, name) => (name.endsWith('_url') ? value : `${name} value`));
    for (const part of Object.values(mail)) expect(part).not.toMatch(/\{\{|\{%|undefined|\[object/);
    for (const name of TEMPLATE_VARIABLES[template]) {
      const value = name.endsWith('_url')
        ? new Map(Object.entries(EXAMPLE_CONTEXTS[template])).get(name)
        : `${name} value`;
      expect(`${mail.subject}\n${mail.text}`).toContain(value);
    }
    expect(mail.html).toContain(`dir="${mailLanguage(locale).direction}"`);
  });

  test('reads well with everything optional left empty', () => {
    const optional = new Set([
      'recipient_name',
      'domain',
      'reason',
      'due_date',
      'next_attempt_at',
      'nameservers',
      'pay_url',
    ]);
    const mail = render(template, locale, (value, name) => (optional.has(name) ? '' : value));
    expect(mail.text).not.toMatch(/ {2}|: +\n| [,.،]/);
  });

  test('hostile values stay text and cannot add a header', () => {
    const hostile = '<script>alert(1)</script>"\r\nBcc: x@example.org {{ 7 | times: 7 }}\u202e';
    const mail = render(template, locale, (value, name) => (name.endsWith('_url') ? value : hostile));
    expect(mail.html).not.toMatch(/<script|alert\(1\)<\/script/);
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(`${mail.subject}${mail.html}${mail.text}`).not.toContain('\u202e');
    expect(mail.text).toContain('{{ 7 | times: 7 }}');
  });

  test("passes the check that tenants' own texts must pass", () => {
    expect(validateTemplate(mailLanguage(locale).templates[template], template)).toEqual([]);
  });
});

describe('a mail in a language', () => {
  test('a regional locale gets its language, an unknown one English', () => {
    expect(render('invoice_issued', 'fa-IR', (value) => value).html).toContain('lang="fa"');
    expect(render('invoice_issued', 'xx', (value) => value).html).toContain('lang="en"');
  });

  test('values keep their own direction inside Persian sentences, links stay untouched', () => {
    const mail = render('invoice_issued', 'fa', (value) => value);
    expect(mail.html).toContain('\u2068INV-2026-00042\u2069');
    expect(mail.html).toContain('href="https://panel.example/pay#abc"');
    expect(mail.subject).not.toMatch(/[\u2066-\u2069]/);
  });
});

test.each(['javascript:alert(1)', 'http://evil.example', 'data:text/html,x', '//x', 'https://a@b.example'])(
  'a button cannot lead to %s',
  (url) => {
    expect(() => render('password_reset', 'en', (value, name) => (name === 'reset_url' ? url : value))).toThrow(
      /https/,
    );
  },
);

test('a name that carries an advertisement is not greeted with', () => {
  const mail = render('email_verification', 'en', (value, name) =>
    name === 'recipient_name' ? 'WIN www.evil.example' : value,
  );
  expect(mail.text).toContain('Hello,');
  expect(mail.text).not.toContain('evil');
});

test("a tenant's own subject replaces ours and keeps the rest", () => {
  const context: TemplateContext<'order_received'> = EXAMPLE_CONTEXTS.order_received;
  const overrides = { subject: 'Order {{ order_number }} <b>' };
  const mail = renderMail({ template: 'order_received', locale: 'en', context, brand, overrides });
  expect(mail.subject).toBe('Order 1042 <b>');
  expect(mail.text).toContain('Thank you for your order');
});

describe('saving a template', () => {
  const good = mailLanguage('en').templates.password_reset;

  test('an unknown variable is named with its place', () => {
    const source = { ...good, heading: 'Hi {{ invoice_number }}' };
    expect(validateTemplate(source, 'password_reset')).toEqual([
      { path: 'heading', code: 'unknown_variable', detail: 'invoice_number' },
    ]);
  });

  test.each([
    ['broken Liquid', { ...good, subject: '{{ brand_name' }, 'subject'],
    ['a loop', { ...good, heading: '{% for i in (1..9) %}x{% endfor %}' }, 'heading'],
    ['an unknown filter', { ...good, heading: '{{ brand_name | raw }}' }, 'heading'],
    ['a link that is none', { ...good, blocks: [{ kind: 'button', label: 'x', url: 'javascript:x' }] }, 'blocks'],
    ['an unknown block', { ...good, blocks: [{ kind: 'html', text: '<b>' }] }, 'blocks.0.kind'],
    ['an unknown key', { ...good, script: 'x' }, ''],
    ['an empty subject', { ...good, subject: '{% if 1 == 2 %}x{% endif %}' }, 'subject'],
  ])('%s is refused', (_what, source, path) => {
    expect(validateTemplate(source, 'password_reset')).toMatchObject([{ path }]);
  });

  test('markup in a template is shown, not followed', () => {
    const mail = renderMail({
      template: 'password_reset',
      locale: 'en',
      context: EXAMPLE_CONTEXTS.password_reset,
      brand,
      overrides: { heading: '<script>x</script>' },
    });
    expect(mail.html).not.toContain('<script');
  });

  test('the variables on offer are those of the mail and the brand', () => {
    expect(variablesOf('password_reset')).toEqual([
      'recipient_name',
      'reset_url',
      'expires_in',
      'requested_from',
      'brand_name',
    ]);
  });
});
