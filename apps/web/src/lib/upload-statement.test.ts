import { expect, test } from 'vitest';
import { textOfFile } from './upload-statement.ts';

test('a file is read as UTF-8, and as the Western code page where it is not', async () => {
  expect(await textOfFile(new Blob(['Gebühr €']))).toBe('Gebühr €');
  expect(await textOfFile(new Blob([new Uint8Array([0x47, 0xfc, 0x80])]))).toBe('Gü€');
});
