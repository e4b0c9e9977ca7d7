import { BANK_FILE_FORMATS, id, text } from '@panel1/shared-types';
import * as z from 'zod/mini';
import { defineCommand } from '#lib/command/define.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { readSettings } from '#modules/tenants/index.ts';
import { readCsv } from '../core/csv.ts';
import { FileProblemError, type ReadStatement } from '../core/statement.ts';
import { readCamt } from '../files/read-camt.ts';
import { csvFormatMapping } from '../store/csv-formats.ts';
import { actorName } from '../store/lines.ts';
import { insertStatement } from '../store/statements.ts';

/** Characters of a file at most. */
export const MAX_FILE_CHARACTERS = 8 * 1024 * 1024;

/**
 * Takes the file of a bank: statements and those of their entries that no earlier file brought. A file is taken whole or
 * not at all; `banking.already_imported` when it brings nothing new.
 */
export const importStatement = defineCommand({
  name: 'banking.import_statement',
  permission: 'payment:record',
  input: z.strictObject({
    format: z.enum(BANK_FILE_FORMATS),
    fileName: text(200),
    content: z.string().check(z.minLength(1), z.maxLength(MAX_FILE_CHARACTERS)),
    /** How to read a CSV file. */
    csvFormatId: z.optional(id()),
  }),
  example: (of) => ({
    format: 'csv' as const,
    fileName: 'statement.csv',
    content: 'Date;Name;Text;Amount\n01.11.2026;Ada;INV-00001;11,90\n',
    csvFormatId: of('bank_csv_format'),
  }),
  async run(ctx, input) {
    const mapping = input.format === 'csv' ? await csvFormatMapping(ctx, input.csvFormatId) : null;
    const statements = read(() => (mapping === null ? readCamt(input.content) : [readCsv(input.content, mapping)]));
    const { currencies } = await readSettings(ctx, 'localisation');
    for (const statement of statements) demandPlausible(statement, { currencies, today: ctx.today });
    const results = [];
    for (const statement of statements) {
      const { format, fileName } = input;
      const stored = await insertStatement(ctx, { statement, format, fileName, actorName: actorName(ctx) });
      results.push({ ...stored, known: statement.entries.length - stored.added });
    }
    const added = results.reduce((sum, one) => sum + one.added, 0);
    if (added === 0) throw new AppError('banking.already_imported');
    const kept = results.filter((one) => one.added > 0);
    const known = results.reduce((sum, one) => sum + one.known, 0);
    return { statementIds: kept.map(({ statementId }) => statementId), added, known };
  },
  audit: ({ input, result }) => ({
    resource: null,
    detail: { format: input.format, fileName: input.fileName, added: result.added, known: result.known },
  }),
});

/** What a file says wrong becomes an answer that names the line. */
function read(parse: () => ReadStatement[]): ReadStatement[] {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof FileProblemError)) throw error;
    const at = error.line === null ? {} : { values: { line: error.line } };
    throw new AppError('banking.file_refused', { fields: { content: error.problem }, ...at });
  }
}

/** A currency that the provider does not use and a day that has not come are signs of another file, or a wrong mapping. */
function demandPlausible(
  { currency, entries }: ReadStatement,
  of: { currencies: readonly string[]; today: Temporal.PlainDate },
): void {
  if (!of.currencies.includes(currency))
    throw new AppError('banking.file_refused', { fields: { content: 'other_currency' }, values: { currency } });
  const future = entries.find(({ bookedOn }) => Temporal.PlainDate.compare(bookedOn, of.today) > 0);
  if (future !== undefined)
    throw new AppError('banking.file_refused', {
      fields: { content: 'future_date' },
      values: { date: future.bookedOn.toString() },
    });
}
