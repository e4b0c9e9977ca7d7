import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readStory } from './read-story.ts';
import { runStory } from './run-story.ts';

const folder = join(import.meta.dirname, '../../../../../../docs/billing/stories');
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('a billing story', () => {
  it.each(files)('%s ends as it says', (name) => {
    const checks = runStory(readStory(readFileSync(join(folder, name), 'utf8')));
    expect(checks.filter(({ isMet }) => !isMet)).toEqual([]);
    expect(checks.length).toBeGreaterThan(0);
  });
});
