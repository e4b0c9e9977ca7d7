import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { settings as settingsFormat } from './format-tenant.ts';
import { readStory, storySchema } from './read-story.ts';
import { runStory } from './run-story.ts';

const docs = join(import.meta.dirname, '../../../../../../docs/billing');
const page = readFileSync(join(docs, 'scenarios.md'), 'utf8');

it('the JSON Schema in the repository is the one of the format (npm run scenario -- --schema > docs/billing/scenario.schema.json)', () => {
  const kept: unknown = JSON.parse(readFileSync(join(docs, 'scenario.schema.json'), 'utf8'));
  expect(kept).toEqual(JSON.parse(JSON.stringify(storySchema())));
});

it('the story in the documentation ends as it says', () => {
  const story = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  expect(runStory(readStory(story)).filter(({ isMet }) => !isMet)).toEqual([]);
});

it('the documentation names every event and every setting', () => {
  const schema = JSON.stringify(storySchema());
  const events = Array.from(schema.matchAll(/"do":\{"type":"string","const":"(\w+)"/g), ([, name = '']) => name);
  expect(events.length).toBeGreaterThan(20);
  const settings = Object.keys(settingsFormat.shape);
  expect([...events, ...settings].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
