/** One document to typeset: a template of ours plus plain data. */
export interface PdfJob {
  /**
   * typst source, written by us and self-contained (see {@link checkTemplate}). Nothing that a user typed may ever be
   * part of it: that belongs in `data`, which the template reads with `json(bytes(sys.inputs.data))`.
   */
  source: string;
  /** Plain JSON data. Text in it is text, whatever characters it holds. */
  data: unknown;
  /** Pictures and attachments by file name (`logo.png`), at most {@link MAX_FILE_BYTES} together. */
  files?: Readonly<Record<string, Uint8Array>>;
  /** Creation time written into the document, in seconds since 1970: the same job gives the same bytes. */
  createdAt: number;
  /** PDF standard to keep to. Text that a standard refuses (a character without a font) gives plain tagged PDF 1.7. */
  standard?: 'ua-1' | 'a-2b' | 'a-3b' | 'a-3a';
  /** Fail instead where the standard cannot be kept: a document of record is right or is not made. */
  isStandardRequired?: boolean;
}

/** A finished document. */
export interface PdfDocument {
  bytes: Uint8Array;
  pages: number;
}

export type PdfErrorCode = 'pdf_busy' | 'pdf_timeout' | 'pdf_failed' | 'pdf_invalid_job' | 'pdf_closed';

/** Why there is no document. `pdf_busy` and `pdf_timeout` may succeed later; the others will not. */
export class PdfError extends Error {
  readonly code: PdfErrorCode;
  constructor(code: PdfErrorCode, message: string) {
    super(message);
    this.name = 'PdfError';
    this.code = code;
  }
}

export const MAX_DATA_BYTES = 4 * 1024 * 1024;
export const MAX_FILE_BYTES = 8 * 1024 * 1024;

// Packages (`@preview/...`) would be fetched from the network; import, include, eval and plugin could reach them or run
// text as source. None is needed in a self-contained template.
const FORBIDDEN = /@|\\u\{|\b(?:import|include|eval|plugin)\b/;
const FILE_NAME = /^[a-z0-9][a-z0-9-]{0,40}\.(?:png|jpg|xml)$/;

/** Refuses template source that could load packages or other source. Throws a PdfError `pdf_invalid_job`. */
export function checkTemplate(source: string): void {
  const found = FORBIDDEN.exec(source);
  if (found) throw new PdfError('pdf_invalid_job', `a document template may not contain "${found[0]}"`);
}

/** What crosses to the worker: a checked job with its data as JSON. */
export interface WireJob {
  source: string;
  json: string;
  files: Array<[name: string, bytes: Uint8Array]>;
  createdAt: number;
  standard: string | undefined;
  isStandardRequired: boolean;
}

/** Checks a job and freezes its data. Throws a PdfError `pdf_invalid_job` that names what is wrong. */
export function toWireJob(job: PdfJob): WireJob {
  checkTemplate(job.source);
  const json = JSON.stringify(job.data);
  if (json === undefined) throw new PdfError('pdf_invalid_job', 'the data of a document must be JSON');
  if (json.length > MAX_DATA_BYTES) throw new PdfError('pdf_invalid_job', 'the data of this document is too large');
  const files = Object.entries(job.files ?? {});
  const wrongName = files.find(([name]) => !FILE_NAME.test(name));
  if (wrongName) throw new PdfError('pdf_invalid_job', 'a file of a document needs a plain name such as logo.png');
  const bytes = files.reduce((sum, [, content]) => sum + content.byteLength, 0);
  if (bytes > MAX_FILE_BYTES) throw new PdfError('pdf_invalid_job', 'the files of this document are too large');
  const { source, createdAt, standard, isStandardRequired = false } = job;
  return { source, json, files, createdAt, standard, isStandardRequired };
}
