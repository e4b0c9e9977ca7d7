import { type FormTree, isTree, listOf } from '../kernel/form.ts';
import { invalid } from './errors.ts';
import type { Metadata } from './objects/customers.ts';

/** Reads one request's parameters and remembers which were read: what nobody read is an unknown parameter. */
export class Params {
  readonly #tree: FormTree;
  readonly #prefix: string;
  readonly #read = new Set<string>();
  readonly #nested: Params[] = [];

  constructor(tree: FormTree, prefix = '') {
    this.#tree = tree;
    this.#prefix = prefix;
  }

  nameOf(key: string): string {
    return this.#prefix === '' ? key : `${this.#prefix}[${key}]`;
  }

  has(key: string): boolean {
    return this.#tree[key] !== undefined;
  }

  /** The text of a parameter; an empty one counts as absent. */
  text(key: string): string | undefined {
    this.#read.add(key);
    const value = this.#tree[key];
    if (isTree(value)) throw invalid(`Invalid string: ${this.nameOf(key)} is a hash`, { param: this.nameOf(key) });
    return value === undefined || value === '' ? undefined : value;
  }

  required(key: string): string {
    const value = this.text(key);
    const param = this.nameOf(key);
    if (value === undefined) throw invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param });
    return value;
  }

  integer(key: string, minimum: number): number | undefined {
    const value = this.text(key);
    if (value === undefined) return undefined;
    const param = this.nameOf(key);
    const code = 'parameter_invalid_integer';
    if (!/^-?\d{1,15}$/.test(value)) throw invalid(`Invalid integer: ${value}`, { code, param });
    const number = Number(value);
    if (number < minimum) throw invalid(`This value must be greater than or equal to ${minimum}.`, { code, param });
    return number;
  }

  flag(key: string): boolean {
    const value = this.text(key);
    if (value !== undefined && value !== 'true' && value !== 'false') {
      throw invalid(`Invalid boolean: ${value}`, { param: this.nameOf(key) });
    }
    return value === 'true';
  }

  choice<T extends string>(key: string, allowed: readonly T[]): T | undefined {
    const value = this.text(key);
    if (value === undefined) return undefined;
    const found = allowed.find((one) => one === value);
    if (found !== undefined) return found;
    const list = allowed.map((one) => `\`${one}\``).join(', ');
    throw invalid(`Invalid ${this.nameOf(key)}: must be one of ${list}`, { param: this.nameOf(key) });
  }

  nested(key: string): Params | undefined {
    this.#read.add(key);
    const value = this.#tree[key];
    return isTree(value) ? this.#child(value, key) : undefined;
  }

  items(key: string): Params[] {
    this.#read.add(key);
    const value = this.#tree[key];
    if (!isTree(value)) return [];
    return listOf(value).map((item, index) => this.#child(isTree(item) ? item : {}, `${key}][${index}`));
  }

  texts(key: string): string[] {
    this.#read.add(key);
    const value = this.#tree[key];
    return isTree(value) ? listOf(value).filter((item) => typeof item === 'string') : [];
  }

  metadata(): Metadata {
    this.#read.add('metadata');
    const value = this.#tree['metadata'];
    if (!isTree(value)) return {};
    const entries = Object.entries(value).map(([key, text]): [string, string] => {
      const param = this.nameOf('metadata');
      if (isTree(text)) throw invalid('Metadata values are strings.', { param });
      if (key.length > 40) throw invalid('Metadata keys can have up to 40 characters.', { param });
      if (text.length > 500) throw invalid('Metadata values can have up to 500 characters.', { param });
      return [key, text];
    });
    if (entries.length > 50) throw invalid('Metadata can have up to 50 keys.', { param: this.nameOf('metadata') });
    return Object.fromEntries(entries);
  }

  /** Accepts parameters that change nothing here. */
  ignore(...keys: string[]): void {
    for (const key of keys) this.#read.add(key);
  }

  /** Throws for the first parameter that nobody read. */
  finish(): void {
    const unknown = Object.keys(this.#tree).find((key) => !this.#read.has(key));
    if (unknown !== undefined) {
      const param = this.nameOf(unknown);
      throw invalid(`Received unknown parameter: ${param}`, { code: 'parameter_unknown', param });
    }
    for (const child of this.#nested) child.finish();
  }

  #child(tree: FormTree, key: string): Params {
    const child = new Params(tree, this.nameOf(key));
    this.#nested.push(child);
    return child;
  }
}

/** New values over old ones; an empty value removes its key. */
export function mergeMetadata(old: Metadata, change: Metadata): Metadata {
  return Object.fromEntries(Object.entries({ ...old, ...change }).filter(([, value]) => value !== ''));
}
