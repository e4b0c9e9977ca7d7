import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { readError } from '#lib/errors.ts';
import { trpc } from '#lib/trpc.ts';
import { type Template, type Wording, wordingSchema } from '../lib/wording.ts';

const REST_MS = 500;

/** What is wrong with one text of a wording: where, and what to mend. */
export interface WordingProblem {
  path: string;
  code: string;
  /** The name that is unknown, or the engine's own words; may be empty. */
  detail: string;
}

/** The mail as it would be sent, asked anew when the wording rests; problems instead while it could not be sent. */
export function usePreview({ template, locale }: Template, wording: Wording) {
  const { mutate, data, error, isPending } = useMutation(trpc.notifications.previewTemplate.mutationOptions());
  const text = JSON.stringify(wording);
  useEffect(() => {
    const timer = setTimeout(() => {
      const parsed = wordingSchema.safeParse(JSON.parse(text));
      if (parsed.success) mutate({ template, locale, source: parsed.data.source });
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [text, template, locale, mutate]);
  return { mail: error ? undefined : data, problems: error ? problemsOf(error) : [], isPending, error };
}

/** The codes that the API gives per text of a wording. */
export function problemsOf(error: unknown): WordingProblem[] {
  const { fields, values } = readError(error);
  return Object.entries(fields).map(([path, code]) => ({ path, code, detail: String(values[path] ?? '') }));
}
