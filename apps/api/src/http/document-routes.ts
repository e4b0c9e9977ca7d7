import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { Caller } from '#lib/command/execute.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { PdfRenderer } from '#lib/pdf/index.ts';
import type { Services } from '#lib/services.ts';
import { invoicePdf } from '#modules/billing/index.ts';
import { limitCall } from '#trpc/limits.ts';
import { refuse } from './request-guards.ts';
import { callerOf } from './server.ts';

export interface DocumentRoutesOptions {
  services: Services;
  authenticate(request: FastifyRequest): Promise<Caller['actor']>;
}

const LIMITED = { name: 'documents.invoice', limits: [{ by: 'actor', points: 60, seconds: 60 }] } as const;

/** `GET /documents/invoices/<id>.pdf`, for whoever may read the invoice. One worker process typesets for this server. */
export function documentRoutes({ services, authenticate }: DocumentRoutesOptions): FastifyPluginAsync {
  return async (server) => {
    const renderer = new PdfRenderer();
    server.addHook('onClose', () => renderer.close());
    server.get<{ Params: { invoiceId: string } }>('/documents/invoices/:invoiceId.pdf', async (request, reply) => {
      try {
        const caller = callerOf(services, request, await authenticate(request));
        await limitCall({ services, caller }, LIMITED, null);
        const { bytes, fileName } = await invoicePdf(
          { renderer, files: services.files },
          caller,
          request.params.invoiceId,
        );
        return reply
          .type('application/pdf')
          .header('content-disposition', `inline; filename="${fileName}"`)
          .header('cache-control', 'private, no-store')
          .send(Buffer.from(bytes));
      } catch (error) {
        if (error instanceof AppError) return refuse(reply, error.code);
        throw error;
      }
    });
  };
}
