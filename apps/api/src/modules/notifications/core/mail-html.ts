import type { ContentBlock, MailBrand, MailContent } from './mail-content.ts';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

// Mail programs drop style sheets, so everything is inline; the sheet only adds the dark look where it is understood.
const DARK = [
  ':root{color-scheme:light dark;supported-color-schemes:light dark}',
  '@media (prefers-color-scheme:dark){',
  '.p1-page{background:#14171c!important}.p1-card{background:#1e232b!important;border-color:#333b47!important}',
  '.p1-ink{color:#eef1f5!important}.p1-soft{color:#a9b3c1!important}.p1-rule{border-color:#333b47!important}',
  '.p1-link{color:#9cc2ff!important}}',
].join('');

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Vazirmatn,Tahoma,Arial,sans-serif";
const INK = 'color:#1b1f27';
const SOFT = 'color:#5b6472';

/** The HTML part of a mail. Every text is escaped here and nowhere else, so nothing in it can become markup. */
export function mailHtml(content: MailContent, brand: MailBrand): string {
  const { language, direction } = content;
  const start = direction === 'rtl' ? 'right' : 'left';
  const blocks = content.blocks.map((block) => blockHtml(block, { start, brand, fallback: content.buttonFallback }));
  const support = content.supportLine === '' ? '' : paragraph(content.supportLine, 'p1-soft', `${SOFT};font-size:14px`);
  return [
    `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark">',
    `<title>${escapeHtml(content.heading)}</title><style>${DARK}</style></head>`,
    `<body class="p1-page" dir="${direction}" style="margin:0;padding:0;background:#f3f5f8">`,
    `<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(content.preview)}</div>`,
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="padding:24px 12px">`,
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" dir="${direction}" style="max-width:600px;${FONT};text-align:${start}">`,
    `<tr><td style="padding:0 8px 16px">${brandHtml(brand)}</td></tr>`,
    '<tr><td class="p1-card" style="background:#ffffff;border:1px solid #e2e6ec;border-radius:8px;padding:28px 24px">',
    `<h1 class="p1-ink" style="margin:0 0 16px;font-size:22px;line-height:1.35;${INK}">${escapeHtml(content.heading)}</h1>`,
    ...blocks,
    support,
    `</td></tr><tr><td style="padding:16px 8px">${footerHtml(brand)}</td></tr></table></td></tr></table></body></html>`,
  ].join('\n');
}

interface BlockLook {
  start: 'left' | 'right';
  brand: MailBrand;
  fallback: string;
}

function blockHtml(block: ContentBlock, look: BlockLook): string {
  switch (block.kind) {
    case 'paragraph':
      return paragraph(block.text, 'p1-ink', `${INK};font-size:16px`);
    case 'note':
      return paragraph(block.text, 'p1-soft', `${SOFT};font-size:14px`);
    case 'facts':
      return factsHtml(block.rows, look.start);
    case 'button':
      return buttonHtml(block, look);
  }
}

function paragraph(text: string, name: string, style: string): string {
  return `<p class="${name}" style="margin:0 0 16px;line-height:1.6;${style}">${lines(text)}</p>`;
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>');
}

function factsHtml(rows: ReadonlyArray<{ label: string; value: string }>, start: string): string {
  const cell = 'padding:8px 0;border-bottom:1px solid #e2e6ec;vertical-align:top;font-size:15px;line-height:1.5';
  const body = rows.map(
    ({ label, value }) =>
      `<tr><th scope="row" class="p1-soft p1-rule" align="${start}" style="${cell};font-weight:400;${SOFT};width:36%">${escapeHtml(label)}</th>` +
      `<td class="p1-ink p1-rule" align="${start}" style="${cell};${INK};word-break:break-word"><bdi>${lines(value)}</bdi></td></tr>`,
  );
  return `<table width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px;border-collapse:collapse">${body.join('')}</table>`;
}

function buttonHtml({ label, url }: { label: string; url: string }, { brand, fallback }: BlockLook): string {
  const href = escapeHtml(url);
  const text = readableOn(brand.accentColour);
  const style = `display:inline-block;padding:12px 22px;border-radius:6px;background:${safeColour(brand.accentColour)};color:${text};font-size:16px;font-weight:600;text-decoration:none`;
  return [
    `<p style="margin:4px 0 12px"><a href="${href}" style="${style}">${escapeHtml(label)}</a></p>`,
    `<p class="p1-soft" style="margin:0 0 20px;font-size:13px;line-height:1.5;${SOFT}">${escapeHtml(fallback)}<br>`,
    `<a class="p1-link" href="${href}" dir="ltr" style="color:#1d4fa8;word-break:break-all">${href}</a></p>`,
  ].join('');
}

function brandHtml(brand: MailBrand): string {
  if (brand.logoUrl !== undefined) {
    const size = 'height:40px;max-width:240px;border:0;display:block';
    return `<img src="${escapeHtml(brand.logoUrl)}" alt="${escapeHtml(brand.name)}" height="40" style="${size}">`;
  }
  return `<span class="p1-ink" style="font-size:18px;font-weight:700;${INK}">${escapeHtml(brand.name)}</span>`;
}

function footerHtml(brand: MailBrand): string {
  const text = [brand.name, ...brand.addressLines].map(escapeHtml).join('<br>');
  return `<p class="p1-soft" style="margin:0;font-size:13px;line-height:1.5;${SOFT}">${text}</p>`;
}

const COLOUR = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;
const CALM_BLUE = '#1d4fa8';

function safeColour(colour: string): string {
  return COLOUR.test(colour) ? colour : CALM_BLUE;
}

/** Black or white, whichever has the higher contrast on a colour (WCAG relative luminance). */
export function readableOn(colour: string): '#000000' | '#ffffff' {
  const [, ...channels] = COLOUR.exec(safeColour(colour)) ?? [];
  const [red = 0, green = 0, blue = 0] = channels.map((hex) => {
    const share = Number.parseInt(hex, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  return luminance > 0.179 ? '#000000' : '#ffffff';
}
