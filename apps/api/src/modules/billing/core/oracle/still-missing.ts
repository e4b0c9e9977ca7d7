/** Cases without a test yet, by area: whoever writes the tests of an area takes its line out. */
export const STILL_MISSING: readonly string[] = [
<<<<<<< HEAD
=======
>>>>>>> feefa6b (Test plan changes, pauses, add-ons and trials against cases of others)
  // revenue
  'revrec-001',
  'revrec-002',
<<<<<<< HEAD
=======
>>>>>>> feefa6b (Test plan changes, pauses, add-ons and trials against cases of others)
];
