/** Ids in the order in which they were given, in the form that the database keeps ids in. */
export const idOf = (nth: number): string => `00000000-0000-7000-8000-${nth.toString(16).padStart(12, '0')}`;
