import { XMLParser } from 'fast-xml-parser';

/** An element: its name and attributes without namespace prefixes, its children in order, its own text. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** Why a text is not read: `doctype` could define entities, which is how small files grow without end. */
export class XmlError extends Error {
  readonly code: 'not_xml' | 'doctype';
  constructor(code: 'not_xml' | 'doctype') {
    super(code === 'doctype' ? 'XML with a document type is refused' : 'the text is not well-formed XML');
    this.name = 'XmlError';
    this.code = code;
  }
}

const MAX_DEPTH = 60;
const ATTRIBUTES = ':@';
const TEXT = '#text';
const CDATA = '#cdata';
const DOCTYPE = /<!(?:DOCTYPE|ENTITY)/i;

/**
 * Reads well-formed XML into a tree. Document types are refused before anything is parsed, so there are no entities but
 * the five of XML and characters by number. Nothing is fetched. Values stay text. Throws an {@link XmlError}.
 */
export function readXml(source: string): XmlElement {
  const text = source.replace(/^\uFEFF/, '');
  if (DOCTYPE.test(text)) throw new XmlError('doctype');
  const [root] = elementsOf(parse(text)).filter(({ name }) => !name.startsWith('?'));
  if (root === undefined) throw new XmlError('not_xml');
  return root;
}

function parse(text: string): unknown {
  const parser = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    removeNSPrefix: true,
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    maxNestedTags: MAX_DEPTH,
    processEntities: false,
    cdataPropName: CDATA,
  });
  try {
    return parser.parse(text, true);
  } catch {
    throw new XmlError('not_xml');
  }
}

/** The parser's nodes are objects with one key, the name, and the attributes beside it. */
function elementsOf(nodes: unknown): XmlElement[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown) => {
    if (typeof node !== 'object' || node === null) return [];
    const entry = Object.entries(node).find(([key]) => key !== ATTRIBUTES && key !== TEXT && key !== CDATA);
    if (entry === undefined) return [];
    const [name, inner] = entry;
    return { name, attributes: attributesOf(node), children: elementsOf(inner), text: textOf(inner) };
  });
}

function attributesOf(node: object): Record<string, string> {
  const attributes: unknown = ATTRIBUTES in node ? node[ATTRIBUTES] : undefined;
  if (typeof attributes !== 'object' || attributes === null) return {};
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, decoded(String(value))]));
}

/** Text with its references resolved, and CDATA as it stands. */
function textOf(nodes: unknown): string {
  if (!Array.isArray(nodes)) return '';
  const parts = nodes.map((node: unknown) => {
    if (typeof node !== 'object' || node === null) return '';
    if (TEXT in node) return decoded(String(node[TEXT]));
    return CDATA in node ? rawText(node[CDATA]) : '';
  });
  return parts.join('').trim();
}

/** What stands in CDATA is text whatever it looks like. */
function rawText(nodes: unknown): string {
  const [node]: unknown[] = Array.isArray(nodes) ? nodes : [];
  return typeof node === 'object' && node !== null && TEXT in node ? String(node[TEXT]) : '';
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const REFERENCE = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));|&/gi;

/** Resolves the five entities and characters by number; any other reference makes the text no XML. */
function decoded(text: string): string {
  return text.replace(REFERENCE, (_all, ...[hex, dec, name]: (string | undefined)[]) => {
    const named = name === undefined ? undefined : NAMED[name];
    if (named !== undefined) return named;
    const point = hex === undefined ? Number.parseInt(dec ?? '', 10) : Number.parseInt(hex, 16);
    if (!(point >= 9 && point <= 0x10_ff_ff)) throw new XmlError('not_xml');
    return String.fromCodePoint(point);
  });
}

/** The first element below along a path of names. */
export function below(element: XmlElement | undefined, ...path: string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((at, name) => at?.children.find((child) => child.name === name), element);
}

/** The children of a name. */
export function allOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The text along a path; empty where there is no such element. */
export function textAt(element: XmlElement | undefined, ...path: string[]): string {
  return below(element, ...path)?.text ?? '';
}
