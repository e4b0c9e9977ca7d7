// A process of its own: the typesetter keeps about half a megabyte of each document for good, and only the end of a
// process gives it back. It can also be killed in the middle of native work, which a thread cannot.
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import { loadPdfFonts } from './fonts.ts';
import type { WireJob } from './pdf-job.ts';

/** `memory` is what the process holds now, in bytes. */
export type WorkerAnswer = Result & { memory: number };
type Result = { bytes: Uint8Array; pages: number } | { error: string };

// typst refuses paths outside its workspace, and this one holds nothing but the job's own files, in memory.
const WORKSPACE = '/nonexistent/panel1-documents';
const FAILED = 'the document could not be typeset';
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: loadPdfFonts() }], workspace: WORKSPACE });

function typeset(job: WireJob): Result {
  for (const [name, bytes] of job.files) compiler.mapShadow(`${WORKSPACE}/${name}`, Buffer.from(bytes));
  const compiled = compiler.compile({ mainFileContent: job.source, inputs: { data: job.json } });
  const document = compiled.result;
  if (!document) {
    const diagnostics = compiled.takeDiagnostics();
    return { error: diagnostics ? firstMessage(compiler.fetchDiagnostics(diagnostics)) : FAILED };
  }
  return { bytes: new Uint8Array(write(document, job)), pages: document.numOfPages };
}

/**
 * A standard is kept where the text allows: PDF/UA refuses a character that no font has, and a customer with such a name
 * still gets the document.
 */
function write(document: NodeTypstDocument, job: WireJob): Buffer {
  const { createdAt: creationTimestamp, standard: pdfStandard } = job;
  if (pdfStandard === undefined) return compiler.pdf(document, { creationTimestamp });
  try {
    return compiler.pdf(document, { creationTimestamp, pdfStandard });
  } catch (error) {
    if (job.isStandardRequired) throw error;
    return compiler.pdf(document, { creationTimestamp });
  }
}

/** typst's own words up to the first colon or quote: what follows may be a customer's data. */
function firstMessage(diagnostics: unknown[]): string {
  const first = diagnostics[0];
  if (typeof first !== 'object' || first === null || !('message' in first)) return FAILED;
  return /^[^:"`]{1,120}/.exec(String(first.message))?.[0].trim() ?? FAILED;
}

function answer(job: WireJob): Result {
  try {
    return typeset(job);
  } catch {
    return { error: FAILED };
  } finally {
    compiler.resetShadow();
    compiler.evictCache(5);
  }
}

process.on('message', (job: WireJob) => process.send?.({ ...answer(job), memory: process.memoryUsage.rss() }));
process.on('disconnect', () => process.exit(0));
