/** A wish for one call to the outside world. */
export interface EffectPlan {
  /** Which handler performs it: `payments.charge`. */
  kind: string;
  /** Says when two plans are the same thing: `charge:<payment id>`. Unique per tenant. */
  businessKey: string;
  resource: { kind: string; id: string };
  clientId: string | null;
  /** Ids only; the handler reads the rows when it performs. */
  payload: Record<string, string>;
}
