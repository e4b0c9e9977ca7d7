import { expect, test } from 'vitest';
import { problemsOf, readPo } from './check-messages.ts';

const po = `msgid ""
msgstr ""
"Language: fa\\n"

#. a note
msgid "Save"
msgstr "ذخیره"

msgctxt "verb"
msgid "Order"
msgstr ""

msgid ""
"A long "
"text"
msgstr "متن"

#~ msgid "Gone"
#~ msgstr "رفته"
`;

test('entries are read with context and over several lines, without header and obsolete ones', () => {
  expect(readPo(po)).toEqual([
    { id: 'Save', translation: 'ذخیره' },
    { id: 'verb\u0004Order', translation: '' },
    { id: 'A long text', translation: 'متن' },
  ]);
});

test('a text without translation, one not extracted and one no longer used are each a problem', () => {
  const extracted = [
    { id: 'Save', translation: '' },
    { id: 'verb\u0004Order', translation: '' },
    { id: 'New', translation: '' },
  ];
  expect(problemsOf('fa/core.po', readPo(po), extracted)).toEqual([
    'fa/core.po: not extracted: "New"',
    'fa/core.po: no longer in the code: "A long text"',
    'fa/core.po: not translated: "verb\u0004Order"',
  ]);
});
