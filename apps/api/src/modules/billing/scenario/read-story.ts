import * as z from 'zod/mini';
import { type Story, story } from './format.ts';
import { StoryError } from './story-error.ts';

/** Reads a story's text; a StoryError names each key that is wrong, unknown or missing. */
export function readStory(text: string): Story {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch (error) {
    throw new StoryError(`not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const read = z.safeParse(story, told);
  if (!read.success) throw new StoryError(z.prettifyError(read.error));
  return read.data;
}

/** The format as JSON Schema (draft 2020-12), for editors and for tools of others. */
export const storySchema = () => z.toJSONSchema(story, { io: 'input' });
