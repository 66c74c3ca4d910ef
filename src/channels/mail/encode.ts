import type { OutboundMessage } from '../../chat/reply.ts';
import { html, isSafeLink } from '../../shared/pages/html.ts';

/** The words of mails and of the page that ends them. `$brand` and `$until`, a day, are all that they need. */
export const MAIL_TEXTS = [
  'mail-subject',
  'mail-first',
  'mail-continue',
  'mail-until',
  'mail-why',
  'mail-stop',
  'stop-page-title',
  'stop-page-ask',
  'stop-page-button',
  'stop-page-done',
  'stop-page-allow',
  'stop-page-allowed',
  'link-page-broken',
] as const;
export type MailTextKey = (typeof MAIL_TEXTS)[number];
export type MailTexts = (language: string, key: MailTextKey, values: { brand: string; until: Date }) => string;

/** A mail as it is handed to the mail server. */
export type Mail = {
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
  /** Mails of one conversation belong together. */
  references: string;
  headers: Readonly<Record<string, string>>;
  attachments: readonly { filename: string; contentType: string; content: Buffer }[];
};

/** Writes one mail: plain text, and the same as simple markup without pictures of others, scripts or anything that tells of its reader. */
export function encodeMail(
  { id, conversation, language, text, buttons, files = [] }: OutboundMessage,
  to: { email: string; isFirst: boolean },
  context: {
    from: string;
    brand: string;
    texts: MailTexts;
    /** Back into the conversation, until `until`; and no more of these mails. */
    links: { back: string; until: Date; stop: string };
  },
): Mail {
  const { from, brand, texts, links } = context;
  const say = (key: MailTextKey) => texts(language, key, { brand, until: links.until });
  const ways = buttons.flatMap((button) => ('url' in button && isSafeLink(button.url) ? [button] : []));
  const intro = to.isFirst ? [say('mail-first')] : [];
  const domain = domainOf(from);
  return {
    from,
    to: to.email,
    subject: say('mail-subject'),
    text: [
      ...intro,
      text,
      ...ways.map(({ label, url }) => `${label}: ${url}`),
      `${say('mail-continue')}: ${links.back}\n${say('mail-until')}`,
      `-- \n${brand}\n${say('mail-why')}\n${say('mail-stop')}: ${links.stop}`,
    ].join('\n\n'),
    html: toHtml({ brand, language, intro, text, ways, links, say }),
    messageId: `<${id}@${domain}>`,
    references: `<${conversation.channelConversationId}@${domain}>`,
    headers: {
      'Auto-Submitted': 'auto-generated', // https://www.rfc-editor.org/rfc/rfc3834#section-5
      'X-Auto-Response-Suppress': 'All',
      // One press in the mail program, without a page: https://www.rfc-editor.org/rfc/rfc8058
      'List-Unsubscribe': `<${links.stop}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Content-Language': language,
    },
    attachments: files.map(({ name, mime, bytes }) => ({ filename: name, contentType: mime, content: Buffer.from(bytes) })),
  };
}

/** A plain mail to one of the staff. */
export type StaffMail = Pick<Mail, 'from' | 'to' | 'subject' | 'text' | 'messageId' | 'headers'>;

/** No program shall answer it by itself; people shall see that it matters. */
export const encodeStaffMail = (
  { to, subject, text, key, language }: Pick<Mail, 'to' | 'subject' | 'text'> & { key: string; language: string },
  from: string,
): StaffMail => ({
  from,
  to,
  subject,
  text,
  messageId: `<${key}@${domainOf(from)}>`,
  headers: {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'Content-Language': language,
    Importance: 'high', // https://www.rfc-editor.org/rfc/rfc4021#section-2.1.30
  },
});

const domainOf = (from: string): string => /@([^\s<>@]+?)>?$/.exec(from)![1]!;

// Mail programs know no style sheets worth the name. Text and ground keep the program's own colours, so that neither its dark nor
// its light ones leave anything unreadable; the button alone brings both of its colours.
const BODY = 'font:16px/1.5 system-ui,-apple-system,sans-serif;margin:0;padding:24px 16px';
const BUTTON =
  'display:inline-block;padding:12px 20px;border-radius:22px;background:#1f6350;color:#ffffff;font-weight:600;text-decoration:none';
const LINK = 'color:inherit;text-decoration:underline';
const QUIET = 'font-size:14px;border-top:1px solid #8a8a8a;margin-top:32px;padding-top:12px';

type Parts = {
  brand: string;
  language: string;
  intro: readonly string[];
  text: string;
  ways: readonly { label: string; url: string }[];
  links: { back: string; stop: string };
  say: (key: MailTextKey) => string;
};

const toHtml = ({ brand, language, intro, text, ways, links, say }: Parts): string =>
  html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${say('mail-subject')}</title>
</head>
<body style="${BODY}">
<div style="max-width:560px;margin:0 auto">
<p style="font-weight:600" dir="auto">${brand}</p>
${intro.map((line) => html`<p>${line}</p>\n`)}
<p style="white-space:pre-line" dir="auto">${text}</p>
${ways.map(({ label, url }) => html`<p><a href="${url}" style="${LINK}">${label}</a></p>\n`)}
<p><a href="${links.back}" style="${BUTTON}">${say('mail-continue')}</a></p>
<p>${say('mail-until')}</p>
<div style="${QUIET}"><p>${say('mail-why')}</p>
<p><a href="${links.stop}" style="${LINK}">${say('mail-stop')}</a></p></div>
</div>
</body>
</html>
`.markup;
