import { z } from 'zod';
import { type AttachmentType, MOST_BYTES, sniffType } from '../../chat/attachment.ts';
import { cleanFileName, cleanText, type Message } from '../../chat/message.ts';
import { readBytes, type Slowest } from '../body.ts';
import { MOST_LENGTH, messageKey } from './decode.ts';

/** What stands around the file in a form, with the longest caption. */
const MOST_AROUND = 128 * 1024;

export type Posted = { id: string; name: string; mime: AttachmentType; bytes: Uint8Array; caption: string };
export type Unfit = 'too_large' | 'too_slow' | 'empty' | 'wrong_type' | 'not_understood';

const fields = z.object({ id: z.uuid(), caption: z.string().max(MOST_LENGTH) });

/** Reads a file with its caption from a posted form. What it is, its first bytes say, not its name. */
export async function readPostedFile(request: Request, slowest: Slowest): Promise<Posted | Unfit> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;/i.test(contentType)) return 'not_understood';
  const body = await readBytes(request, MOST_BYTES + MOST_AROUND, slowest);
  if (typeof body === 'string') return body;
  const form = await new Response(body as BodyInit, { headers: { 'content-type': contentType } })
    .formData()
    .catch(() => undefined); // no form
  const file = form?.get('file');
  const parsed = fields.safeParse({ id: form?.get('id'), caption: form?.get('caption') ?? '' });
  if (!(file instanceof File) || !parsed.success) return 'not_understood';
  if (file.size > MOST_BYTES) return 'too_large';
  if (file.size === 0) return 'empty';
  const bytes = new Uint8Array(await file.arrayBuffer());
  const mime = sniffType(bytes);
  if (!mime) return 'wrong_type';
  const { id, caption } = parsed.data;
  return {
    id: id.toLowerCase(),
    name: cleanFileName(file.name),
    mime,
    bytes,
    caption: cleanText(caption).trim(),
  };
}

/** Our neutral message for a file that is kept. */
export function toFileMessage({ id, name, mime, bytes, caption }: Posted, visitorId: string, languageHint?: string): Message {
  return {
    key: messageKey(visitorId, id),
    channel: 'web',
    channelConversationId: visitorId,
    channelUserId: visitorId,
    audience: 'private',
    ...(languageHint ? { languageHint } : {}),
    content: {
      kind: 'attachment',
      media: mime === 'application/pdf' ? 'document' : 'photo',
      ...(caption ? { caption } : {}),
      file: { ref: `${visitorId}/${id}`, name, mime, bytes: bytes.byteLength },
    },
  };
}
