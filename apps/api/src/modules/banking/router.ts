import { actionOf, mutationOf, queryOf, router } from '#trpc/procedures.ts';
import { confirmCertain } from './actions/confirm-certain.ts';
import { confirmLine } from './commands/confirm-line.ts';
import { creditLine } from './commands/credit-line.ts';
import { ignoreLine, reopenLine } from './commands/ignore-line.ts';
import { deleteCsvFormat, saveCsvFormat } from './commands/save-csv-format.ts';
import { getStatement, listLines } from './queries/get-statement.ts';
import { listCsvFormats } from './queries/list-csv-formats.ts';
import { listStatements } from './queries/list-statements.ts';

export const bankingRouter = router({
  statements: queryOf(listStatements),
  statement: queryOf(getStatement),
  lines: queryOf(listLines),
  csvFormats: queryOf(listCsvFormats),
  saveCsvFormat: mutationOf(saveCsvFormat),
  deleteCsvFormat: mutationOf(deleteCsvFormat),
  confirm: mutationOf(confirmLine),
  confirmCertain: actionOf(confirmCertain),
  credit: mutationOf(creditLine),
  ignore: mutationOf(ignoreLine),
  reopen: mutationOf(reopenLine),
});
