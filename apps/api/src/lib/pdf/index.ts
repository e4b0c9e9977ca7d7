export { type PdfDocument, PdfError, type PdfErrorCode, type PdfJob } from './pdf-job.ts';
export { PdfRenderer, type PdfRendererOptions } from './pdf-renderer.ts';
