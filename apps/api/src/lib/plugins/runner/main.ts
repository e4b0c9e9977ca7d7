import { createConnection } from './connection.ts';
import { serve } from './serve.ts';

// The frames own standard output: whatever a plugin or its libraries print becomes a log line instead.
const write = process.stdout.write.bind(process.stdout);
const connection = createConnection(process.stdin, (bytes) => write(bytes));
connection.captureConsole();
serve(connection);
