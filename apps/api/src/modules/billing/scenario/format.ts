import * as z from 'zod/mini';
import { catalogue } from './format-catalogue.ts';
import { client } from './format-client.ts';
import { event } from './format-events.ts';
import { expectation } from './format-expect.ts';
import { tenant } from './format-tenant.ts';
import { words } from './format-values.ts';

/** A billing story: who sells what to whom, what happens when, and what must come of it. */
export const story = z.strictObject({
  $schema: z.optional(words()),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  about: z.optional(words()),
  /** Ids of oracle cases that it tells. */
  oracle: z._default(z.array(words()).check(z.maxLength(5_000)), []),
  tenant: z.prefault(tenant, {}),
  catalogue,
  client: z.prefault(client, {}),
  events: z.array(event).check(z.minLength(1), z.maxLength(5_000)),
  expect: z._default(expectation, {}),
});

export type Story = z.output<typeof story>;
export type StoryEvent = Story['events'][number];
export type StoryExpectation = Story['expect'];
