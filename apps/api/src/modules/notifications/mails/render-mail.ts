import { headerText, renderTemplate, TemplateError } from '#lib/mail/index.ts';
import { type ContentBlock, isSafeLink, type MailBrand, type MailContent } from '../core/mail-content.ts';
import { mailHtml } from '../core/mail-html.ts';
import { type MailLanguage, mailLanguage } from '../core/mail-languages.ts';
import { mailText } from '../core/mail-text.ts';
import { cleanValues, isolatedValues } from '../core/mail-values.ts';
import type { TemplateContext, TemplateId } from '../core/template-contexts.ts';
import type { MailBlock, MailTemplateSource } from '../core/template-source.ts';

export interface MailRequest<T extends TemplateId> {
  template: T;
  /** The reader's locale; English where there are no texts in it. */
  locale: string;
  context: TemplateContext<T>;
  brand: MailBrand;
  /** What the tenant has written instead of our text, for this mail and this locale. */
  overrides?: Partial<MailTemplateSource>;
}

export interface RenderedMail {
  subject: string;
  html: string;
  text: string;
}

/**
 * Writes a mail: subject, HTML and plain text. Pure: the same request gives the same mail. Throws a TemplateError for a
 * template with an unknown variable or a button that leads anywhere but to an https address.
 */
export function renderMail<T extends TemplateId>(request: MailRequest<T>): RenderedMail {
  const language = mailLanguage(request.locale);
  const source = { ...language.templates[request.template], ...request.overrides };
  const values = cleanValues({ ...request.context, brand_name: request.brand.name });
  const plain: Voice = { text: values, link: values };
  const isolated: Voice = { text: isolatedValues(values, language.direction), link: values };
  return {
    subject: headerText(renderTemplate(source.subject, values, 'text')),
    html: mailHtml(contentOf(source, isolated, { language, brand: request.brand }), request.brand),
    text: mailText(contentOf(source, plain, { language, brand: request.brand }), request.brand),
  };
}

/** Values for sentences and values for addresses, which must stay as they are. */
interface Voice {
  text: Record<string, string>;
  link: Record<string, string>;
}

function contentOf(
  source: MailTemplateSource,
  voice: Voice,
  { language, brand }: { language: MailLanguage; brand: MailBrand },
): MailContent {
  const write = (text: string) => renderTemplate(text, voice.text, 'text').trim();
  return {
    language: language.language,
    direction: language.direction,
    preview: write(source.preview),
    heading: write(source.heading),
    blocks: source.blocks.flatMap((block) => finished(block, write, voice)),
    buttonFallback: language.buttonFallback,
    supportLine:
      brand.supportEmail === undefined ? '' : language.supportLine.replace('{address}', () => brand.supportEmail ?? ''),
  };
}

function finished(block: MailBlock, write: (text: string) => string, voice: Voice): ContentBlock[] {
  switch (block.kind) {
    case 'paragraph':
    case 'note': {
      const text = write(block.text);
      return text === '' ? [] : [{ kind: block.kind, text }];
    }
    case 'facts': {
      const rows = block.rows.map((row) => ({ label: write(row.label), value: write(row.value) }));
      const filled = rows.filter((row) => row.value !== '');
      return filled.length === 0 ? [] : [{ kind: 'facts', rows: filled }];
    }
    case 'button': {
      const url = renderTemplate(block.url, voice.link, 'text').trim();
      if (url === '') return [];
      if (!isSafeLink(url)) throw new TemplateError('unsafe_link', 'a button must lead to an https address');
      return [{ kind: 'button', label: write(block.label), url }];
    }
  }
}
