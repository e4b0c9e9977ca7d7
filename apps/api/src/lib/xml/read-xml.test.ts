import { describe, expect, it } from 'vitest';
import { allOf, readXml, textAt, XmlError } from './read-xml.ts';

const codeOf = (text: string) => {
  try {
    readXml(text);
    return null;
  } catch (error) {
    return error instanceof XmlError ? error.code : error;
  }
};

describe('reading XML', () => {
  it('gives names without prefixes, attributes, text and order', () => {
    const root = readXml('<?xml version="1.0"?>\n<a:r xmlns:a="urn:x"><a:c k="1">x</a:c><c k="2"> y </c><d/></a:r>');
    expect(root.name).toBe('r');
    expect(allOf(root, 'c').map(({ attributes, text }) => [attributes['k'], text])).toEqual([
      ['1', 'x'],
      ['2', 'y'],
    ]);
    expect(textAt(root, 'd', 'nothing')).toBe('');
  });

  it('keeps amounts and references as the text that they are', () => {
    expect(textAt(readXml('<r><amount>010.50</amount><ref>1e5</ref></r>'), 'amount')).toBe('010.50');
    expect(textAt(readXml('<r><ref>1e5</ref></r>'), 'ref')).toBe('1e5');
  });

  it('knows the five entities and characters by number, and CDATA', () => {
    expect(readXml('<r>M&amp;M &lt;x&gt; &#228;&#xe4;</r>').text).toBe('M&M <x> ää');
    expect(readXml('<r k="a&amp;b"><![CDATA[a &amp; <b>]]></r>')).toMatchObject({
      text: 'a &amp; <b>',
      attributes: { k: 'a&b' },
    });
  });

  it('refuses a document type, and with it entities that multiply or fetch', () => {
    const laughs = '<!DOCTYPE r [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]><r>&b;</r>';
    const fetches = '<?xml version="1.0"?><!doctype r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>';
    expect([codeOf(laughs), codeOf(fetches)]).toEqual(['doctype', 'doctype']);
  });

  it('refuses what is not well-formed', () => {
    const bad = [
      '',
      'plain text',
      '%PDF-1.7',
      '<r>',
      '<r></s>',
      '<r><a></r></a>',
      '{"a":1}',
      '<r>&unknown;</r>',
      '<r>&#0;</r>',
      `${'<a>'.repeat(5000)}`,
    ];
    expect(bad.map(codeOf)).toEqual(bad.map(() => 'not_xml'));
  });
});
