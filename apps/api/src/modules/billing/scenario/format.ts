import * as z from 'zod/mini';
import { catalogue } from './format-catalogue.ts';
import { client } from './format-client.ts';
import { event } from './format-events.ts';
import { expectation } from './format-expect.ts';
import { tenant } from './format-tenant.ts';
import { about as described, listOf, shortText, words } from './format-values.ts';

/** A billing story: who sells what to whom, what happens when, and what must come of it. */
export const story = z.strictObject({
  $schema: z.optional(words()),
  name: shortText(200, 'What the story is about, in a few words.'),
  about: z.optional(words('What the reader should know: where figures come from, which rule is shown.')),
  oracle: z._default(listOf(words(), [0, 200], 'Ids of published cases that it tells.'), []),
  tenant: z.prefault(described(tenant, 'The provider: where it sits, its taxes and how it bills.'), {}),
  catalogue: described(catalogue, 'What can be ordered, measured and redeemed.'),
  client: z.prefault(described(client, 'The client account before the first event.'), {}),
  events: listOf(event, [1, 5_000], 'What happens, in the order of time.'),
  expect: z._default(
    described(
      expectation,
      'What must be so after the last event. Only what is named is compared; lists whole and in order.',
    ),
    {},
  ),
});

export type Story = z.output<typeof story>;
export type StoryEvent = Story['events'][number];
export type StoryExpectation = Story['expect'];
