/** A story that cannot be told: it is not the engine that is wrong. */
export class StoryError extends Error {
  override readonly name = 'StoryError';
}
