export { importStatement, MAX_FILE_CHARACTERS } from './commands/import-statement.ts';
