import { BlockList, isIP } from 'node:net';

/**
 * Where a request comes from: the connection's other end, or, where that is a proxy we trust, whom it passed the request on for.
 * Anybody can write X-Forwarded-For, so it is read from its end and only as far as trusted proxies wrote it.
 *
 * @param trustedProxies addresses and networks ("10.0.0.0/8")
 */
export function clientAddress(
  trustedProxies: readonly string[],
): (peer: string | undefined, forwardedFor: string | undefined) => string | undefined {
  const trusted = new BlockList();
  for (const network of trustedProxies) {
    const [address = '', prefix] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(prefix), family);
  }
  const isTrusted = (address: string) => trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

  return (peer, forwardedFor) => {
    if (peer === undefined) return undefined;
    const passedOn = (forwardedFor ?? '').split(',').map(plainAddress);
    let address = plainAddress(peer) ?? peer;
    while (passedOn.length > 0 && isTrusted(address)) {
      const before = passedOn.pop();
      if (before === undefined) break; // not an address: nothing further can be told
      address = before;
    }
    return address;
  };
}

/** Without a port, brackets and zone, and IPv4 as such where it comes in IPv6's clothes; undefined for what is no address. */
function plainAddress(text: string): string | undefined {
  const bare = text.trim();
  const unbracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(bare)?.[1] ?? bare.replace(/^([\d.]+):\d+$/, '$1');
  const address = unbracketed.replace(/%.*$/, '').replace(/^::ffff:(?=[\d.]+$)/i, '');
  return isIP(address) > 0 ? address : undefined;
}

const LOOPBACK = /^(127\.|::1$)/;

/** Whether an address is this machine's own. */
export const isLoopback = (address: string): boolean => LOOPBACK.test(plainAddress(address) ?? '');
