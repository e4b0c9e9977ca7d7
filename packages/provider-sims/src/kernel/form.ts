/** A decoded form: brackets become nesting, `a[]` and `a[0]` become numbered keys. */
export interface FormTree {
  [key: string]: FormValue;
}
export type FormValue = string | FormTree;

const MAX_DEPTH = 8;

export function isTree(value: FormValue | undefined): value is FormTree {
  return typeof value === 'object';
}

function emptyTree(): FormTree {
  // No prototype: a key such as `__proto__` is then an ordinary key.
  return Object.create(null);
}

function pathOf(name: string): string[] {
  const open = name.indexOf('[');
  if (open <= 0 || !name.endsWith(']')) return [name];
  return [name.slice(0, open), ...name.slice(open + 1, -1).split('][')];
}

function put(tree: FormTree, path: string[], value: string): void {
  let here = tree;
  for (const [depth, step] of path.entries()) {
    const key = step === '' ? String(Object.keys(here).length) : step;
    if (depth === path.length - 1) {
      here[key] = value;
      return;
    }
    const existing = here[key];
    const next = isTree(existing) ? existing : emptyTree();
    here[key] = next;
    here = next;
  }
}

/** Decodes `application/x-www-form-urlencoded` text with bracket nesting. Nesting deeper than 8 is kept flat. */
export function parseForm(text: string): FormTree {
  const tree = emptyTree();
  for (const [name, value] of new URLSearchParams(text)) {
    const path = pathOf(name);
    put(tree, path.length > MAX_DEPTH ? [name] : path, value);
  }
  return tree;
}

/** The values of a numbered tree in their order. */
export function listOf(tree: FormTree): FormValue[] {
  return Object.keys(tree)
    .sort((a, b) => Number(a) - Number(b))
    .flatMap((key) => {
      const value = tree[key];
      return value === undefined ? [] : [value];
    });
}

/** The tree as `a[b]` -> value pairs, for the journal and for comparing two requests. */
export function flatten(tree: FormTree, prefix = ''): Array<[string, string]> {
  return Object.entries(tree).flatMap(([key, value]): Array<[string, string]> => {
    const name = prefix === '' ? key : `${prefix}[${key}]`;
    return isTree(value) ? flatten(value, name) : [[name, value]];
  });
}
