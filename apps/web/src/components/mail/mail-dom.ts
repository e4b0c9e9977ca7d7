const TAGS = new Set('A B BDI BR DIV EM H1 H2 H3 HR LI OL P SPAN STRONG TABLE TBODY TD TH THEAD TR UL'.split(' '));
const ATTRIBUTES = new Set(
  'align border cellpadding cellspacing colspan dir lang role rowspan scope valign width'.split(' '),
);

/**
 * The HTML of a mail as nodes that may stand in our page: known tags and attributes only, no scripts, forms, pictures or
 * style sheets. Inline styles are set through the object model, because our content security policy refuses the
 * attribute; nothing of the mail is fetched.
 */
export function mailDom(html: string): HTMLElement {
  const inert = html.replaceAll(/<style[\s\S]*?<\/style>/gi, '').replaceAll(/\sstyle="/gi, ' data-style="');
  const parsed = new DOMParser().parseFromString(inert, 'text/html');
  const root = document.createElement('div');
  copyLook(parsed.body, root);
  root.style.colorScheme = 'light';
  root.style.borderRadius = '8px';
  copyChildren(parsed.body, root);
  return root;
}

function copyChildren(from: Element, to: Element): void {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) to.append(node.textContent ?? '');
    else if (isElement(node)) copyElement(node, to);
  }
}

const isElement = (node: ChildNode): node is ChildNode & Element => node.nodeType === Node.ELEMENT_NODE;

function copyElement(from: Element, to: Element): void {
  if (!TAGS.has(from.tagName)) return;
  const copy = document.createElement(from.tagName.toLowerCase());
  for (const { name, value } of from.attributes) if (ATTRIBUTES.has(name)) copy.setAttribute(name, value);
  copyLook(from, copy);
  const href = from.getAttribute('href') ?? '';
  if (copy instanceof HTMLAnchorElement && /^(https?:\/\/|mailto:)/i.test(href)) {
    copy.href = href;
    copy.target = '_blank';
    copy.rel = 'noopener noreferrer';
  }
  copyChildren(from, copy);
  to.append(copy);
}

/** Styles that would fetch something or cover the page are dropped whole. */
function copyLook(from: Element, to: HTMLElement): void {
  const style = from.getAttribute('data-style') ?? '';
  if (!/url\(|position\s*:|expression/i.test(style)) to.style.cssText = style;
}
