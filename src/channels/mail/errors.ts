import { ChannelRefused, ChannelUnavailable, DeliveryUnknown, MessageRefused, RecipientUnreachable } from '../../chat/channel.ts';

/** An error of nodemailer, as far as we look at it. */
type SmtpError = Error & {
  code?: string;
  command?: string;
  responseCode?: number;
};

/**
 * What a failed call of the mail server means for us (https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1: 4xx passes by, 5xx
 * stays). The server's words may quote the address, so only its number is told.
 *
 * @param handedOver the whole message has gone to the server, its end included: from then on it may have taken it
 */
export function toChannelError(error: unknown, handedOver: boolean): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const { code, command, responseCode } = error as SmtpError;
  const reason = describeFailure(error);
  const options = { cause: new Error(reason) };
  if (code === 'EAUTH' && !isPassing(responseCode)) return new ChannelRefused(reason, options);
  if (responseCode === undefined) {
    if (code === 'EENVELOPE') return new RecipientUnreachable(reason, options); // no server takes such an address
    if (code === 'EMESSAGE') return new MessageRefused(reason, options); // larger than the server takes
    if (code === undefined || !NETWORK.has(code)) return error;
    return handedOver ? new DeliveryUnknown(reason, options) : new ChannelUnavailable(reason, options);
  }
  if (isPassing(responseCode)) return new ChannelUnavailable(reason, options);
  if (command === 'RCPT TO') return new RecipientUnreachable(reason, options);
  if (command === 'DATA') return new MessageRefused(reason, options);
  // The greeting, the sender: it is us whom the server does not take.
  return new ChannelRefused(reason, options);
}

const isPassing = (responseCode: number | undefined): boolean =>
  responseCode !== undefined && responseCode >= 400 && responseCode < 500;

const NETWORK = new Set(['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS', 'EPROTOCOL', 'EPROXY']);

/** One line for logs and the status page, without an address. */
export function describeFailure(error: Error): string {
  const { code, command, responseCode } = error as SmtpError;
  if (responseCode !== undefined) return `the mail server answers ${responseCode}${command ? ` to ${command}` : ''}`;
  if (code === 'EAUTH') return 'the mail server does not know our name and password';
  if (code === 'EENVELOPE') return 'no mail server takes this address';
  return `the mail server cannot be reached (${networkReason(error)})`;
}

function networkReason(error: Error): string {
  const { originalCode, code } = error as { originalCode?: string; code?: string };
  return originalCode ?? code ?? error.name;
}
