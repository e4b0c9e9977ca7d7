import { describe, expect, test } from 'vitest';
import { renderTemplate, TemplateError, templateVariables } from './render-template.ts';

describe('values are text', () => {
  const hostile = '<img src=x onerror=alert(1)>"\'&';

  test('markup in a value is escaped in html and kept in text', () => {
    const html = renderTemplate('<b>{{ name }}</b>', { name: hostile }, 'html');
    expect(html).toBe('<b>&lt;img src=x onerror=alert(1)&gt;&#34;&#39;&amp;</b>');
    expect(renderTemplate('{{ name }}', { name: hostile }, 'text')).toBe(hostile);
  });

  test.each(['{{ 7 | times: 7 }}', '{% if 1 %}x{% endif %}', '$' + '{1+1}', '<%= 1 %>'])(
    '%s in a value stays literal',
    (value) => {
      expect(renderTemplate('{{ name }}', { name: value }, 'text')).toBe(value);
    },
  );

  test.each(['raw', 'default: "", allow_false: true | raw', 'json', 'escape'])(
    'no filter %s switches escaping off',
    (filter) => {
      expect(() => renderTemplate(`{{ name | ${filter} }}`, { name: hostile }, 'html')).toThrow(TemplateError);
    },
  );

  test('allowed filters keep the escaping', () => {
    for (const filter of ['upcase', 'downcase', 'capitalize', 'strip', 'truncate: 300', 'default: "x"']) {
      expect(renderTemplate(`{{ name | ${filter} }}`, { name: hostile }, 'html')).not.toContain('<');
    }
  });
});

describe('a template reaches nothing but its variables', () => {
  test.each(['constructor', '__proto__', 'name.constructor', 'name.__proto__.x', 'toString', 'process.env.HOME'])(
    '%s is unknown',
    (path) => {
      expect(() => renderTemplate(`{{ ${path} }}`, { name: 'x' }, 'text')).toThrow(TemplateError);
    },
  );

  test.each([
    '{% include "/etc/passwd" %}',
    '{% render "x" %}',
    '{% layout "x" %}',
    '{% for i in (1..1000000000) %}x{% endfor %}',
    '{% tablerow i in (1..9) %}{% endtablerow %}',
    '{% capture x %}y{% endcapture %}',
    '{% assign x = "y" %}',
    '{% increment x %}',
    '{% liquid echo name %}',
  ])('%s is not part of the language', (source) => {
    expect(() => renderTemplate(source, { name: 'x' }, 'text')).toThrow(TemplateError);
  });

  test('long and deeply nested templates are refused', () => {
    expect(() => renderTemplate('x'.repeat(20_001), {}, 'text')).toThrow(TemplateError);
    expect(() => renderTemplate('{% if a %}'.repeat(1_900), { a: '' }, 'text')).toThrow(TemplateError);
  });

  test('an error names what is wrong and shows no value', () => {
    const secret = { token: 'CANARY-9' };
    const render = () => renderTemplate('{{ token }} {{ tokn }}', secret, 'text');
    expect(render).toThrow(/tokn/);
    expect(render).not.toThrow(/CANARY/);
  });
});

test('an empty value counts as absent in a condition', () => {
  const source = '{% if note %}Note: {{ note }}{% else %}-{% endif %}';
  expect(renderTemplate(source, { note: '' }, 'text')).toBe('-');
  expect(renderTemplate(source, { note: 'a' }, 'text')).toBe('Note: a');
});

test('the variables of a template are known before it is saved', () => {
  const source = '{{ a }} {% if b == c %}{{ d | default: e }}{% endif %} {% unless f %}{% endunless %}';
  expect(templateVariables(source).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});
