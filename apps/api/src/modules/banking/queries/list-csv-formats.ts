import * as z from 'zod/mini';
import { defineQuery } from '#lib/command/define.ts';
import { csvFormats } from '../store/csv-formats.ts';

export const listCsvFormats = defineQuery({
  name: 'banking.list_csv_formats',
  permission: 'payment:record',
  input: z.strictObject({}),
  example: () => ({}),
  run: async (ctx) => ({ rows: await csvFormats(ctx) }),
});
