/** The name was not found, or nobody answered at the address. */
const UNSENT_CODES = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** The two sides could not agree on a safe connection, so no call was made on it. */
const UNSENT_TLS_CODES = /^(CERT_|ERR_TLS|ERR_SSL|EPROTO|UNABLE_TO_|DEPTH_ZERO|SELF_SIGNED)/;

/** Whether a call that failed with this code of Node's cannot have arrived, so that it may be made again. */
export const isUnsent = (code: string): boolean => UNSENT_CODES.has(code) || UNSENT_TLS_CODES.test(code);
