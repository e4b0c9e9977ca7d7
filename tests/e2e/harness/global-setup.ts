import type { TestProject } from 'vitest/node';
import { type DemoCompany, makeDemo } from './demo-company.ts';

declare module 'vitest' {
  interface ProvidedContext {
    demo: DemoCompany;
  }
}

const made = new AsyncDisposableStack();

/** Once per run: builds the web app and makes the demo company, of which each test file gets a copy. */
export async function setup(project: TestProject): Promise<void> {
  project.provide('demo', await makeDemo(made, { isWebBuilt: true }));
}

export const teardown = (): Promise<void> => made.disposeAsync();
