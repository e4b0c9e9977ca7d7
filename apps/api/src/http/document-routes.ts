import { E_INVOICE_FORMATS } from '@panel1/shared-types';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '#lib/command/execute.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { PdfRenderer } from '#lib/pdf/index.ts';
import type { Services } from '#lib/services.ts';
import {
  DocumentCache,
  type DocumentServices,
  eInvoiceFile,
  type FinishedDocument,
  invoicePdf,
  linkedPdf,
} from '#modules/billing/index.ts';
import { limitCall } from '#trpc/limits.ts';
import { refuse } from './request-guards.ts';
import { callerOf } from './server.ts';

/** One kind of document: how often, how it is shown, how it is made. */
interface Wanted {
  limit: typeof PDF | typeof E_INVOICE | typeof LINKED;
  disposition: 'inline' | 'attachment';
  make(using: DocumentServices, caller: Caller): Promise<FinishedDocument>;
}

export interface DocumentRoutesOptions {
  services: Services;
  authenticate(request: FastifyRequest): Promise<Caller['actor']>;
}

// The token of a payment link comes in a header: an address ends up in logs.
const LINK_HEADER = 'x-payment-link';
const LINKED = { name: 'documents.linked_invoice', limits: [{ by: 'ip', points: 30, seconds: 60 }] } as const;
const PDF = { name: 'documents.invoice', limits: [{ by: 'actor', points: 60, seconds: 60 }] } as const;
// Writing the XML takes the better part of a second.
const E_INVOICE = { name: 'documents.e_invoice', limits: [{ by: 'actor', points: 20, seconds: 60 }] } as const;

/**
 * `GET /documents/invoices/<id>.pdf` and `GET /documents/invoices/<id>/<format>` of an e-invoice, for whoever may read the
 * invoice; `GET /documents/linked-invoices/<id>.pdf` for whoever holds a payment link to it. One worker process typesets for this server.
 */
export function documentRoutes({ services, authenticate }: DocumentRoutesOptions): FastifyPluginAsync {
  return async (server) => {
    const documents = { renderer: new PdfRenderer(), files: services.files, cache: new DocumentCache() };
    server.addHook('onClose', () => documents.renderer.close());
    const answer = async (request: FastifyRequest, reply: FastifyReply, wanted: Wanted) => {
      try {
        const caller = callerOf(services, request, await authenticate(request));
        await limitCall({ services, caller }, wanted.limit, null);
        const { bytes, fileName, type } = await wanted.make(documents, caller);
        return reply
          .type(type)
          .header('content-disposition', `${wanted.disposition}; filename="${fileName}"`)
          .header('cache-control', 'private, no-store')
          .send(Buffer.from(bytes));
      } catch (error) {
        if (error instanceof AppError) return refuse(reply, error.code);
        throw error;
      }
    };
    server.get<{ Params: { invoiceId: string } }>('/documents/invoices/:invoiceId.pdf', (request, reply) => {
      const { invoiceId } = request.params;
      return answer(request, reply, {
        limit: PDF,
        disposition: 'inline',
        make: (using, caller) => invoicePdf(using, caller, invoiceId),
      });
    });
    server.get<{ Params: { invoiceId: string } }>('/documents/linked-invoices/:invoiceId.pdf', (request, reply) => {
      const { invoiceId } = request.params;
      const header = request.headers[LINK_HEADER];
      const token = typeof header === 'string' ? header : '';
      return answer(request, reply, {
        limit: LINKED,
        disposition: 'inline',
        make: (using, caller) => linkedPdf(using, caller, { token, invoiceId }),
      });
    });
    server.get<{ Params: { invoiceId: string; format: string } }>(
      '/documents/invoices/:invoiceId/:format',
      (request, reply) => {
        const { invoiceId, format } = request.params;
        const known = E_INVOICE_FORMATS.find((one) => one === format);
        if (known === undefined) return refuse(reply, 'request.not_found');
        return answer(request, reply, {
          limit: E_INVOICE,
          disposition: 'attachment',
          make: (using, caller) => eInvoiceFile(using, caller, { invoiceId, format: known }),
        });
      },
    );
  };
}
