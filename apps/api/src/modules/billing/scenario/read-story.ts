import * as z from 'zod/mini';
import { storyProblems } from './check-story.ts';
import { explainIssues } from './explain-issues.ts';
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
  const read = z.safeParse(story, told, { reportInput: true });
  if (!read.success) throw new StoryError(explainIssues(read.error.issues).join('\n'));
  const problems = storyProblems(read.data);
  if (problems.length > 0) throw new StoryError(problems.join('\n'));
  return read.data;
}

/** The format as JSON Schema (draft 2020-12), for editors and for tools of others. */
export const storySchema = () => ({
  title: 'A billing story of Panel1',
  description:
    'What a provider sells, what happens to one client, and what must come of it. See docs/billing/scenarios.md.',
  ...z.toJSONSchema(story, { io: 'input' }),
});
