/** A limit of a procedure: so many calls per so many seconds, counted per `by`. Counted per call, also in a batch. */
export interface RateLimit {
  /** `ip`: address prefix. `account`: the normalised e-mail of the input. `actor`: user, key or address. */
  by: 'ip' | 'account' | 'actor';
  points: number;
  seconds: number;
}
