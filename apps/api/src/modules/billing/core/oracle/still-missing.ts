/** Cases without a test yet, by area: whoever writes the tests of an area takes its line out. */
export const STILL_MISSING: readonly string[] = [
  // revenue
  'revrec-001',
  'revrec-002',
];
