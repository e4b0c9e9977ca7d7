/** A refusal in Stripe's words. `body` becomes `{error: body}`. */
export class StripeError extends Error {
  readonly status: number;
  readonly body: Record<string, unknown>;
  constructor(status: number, body: { type: string; message: string } & Record<string, unknown>) {
    super(body.message);
    this.status = status;
    this.body = body;
  }
}

export function docUrl(code: string): string {
  return `https://docs.stripe.com/error-codes#${code.replaceAll('_', '-')}`;
}

/** HTTP 400 `invalid_request_error`. */
export function invalid(message: string, fields: { code?: string; param?: string } = {}): StripeError {
  const doc = fields.code === undefined ? {} : { doc_url: docUrl(fields.code) };
  return new StripeError(400, { type: 'invalid_request_error', message, ...fields, ...doc });
}

/** HTTP 404 for an id in the path, 400 for one in a parameter. */
export function missing(what: string, id: string, param = 'id'): StripeError {
  const code = 'resource_missing';
  const message = `No such ${what}: '${id}'`;
  return new StripeError(param === 'id' ? 404 : 400, {
    type: 'invalid_request_error',
    code,
    doc_url: docUrl(code),
    message,
    param,
  });
}
