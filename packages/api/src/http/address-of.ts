import { BlockList, isIP } from 'node:net'
import type { Context } from 'hono'

type Incoming = { readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } } }

/** The address that a call came from. */
export type AddressOf = (context: Context) => string

export const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1'])

/**
 * Finds the address of a call: the socket's, or the one that a proxy names which is trusted to. `proxies` are addresses
 * and networks, such as `10.0.0.0/8`. What anybody else says in `X-Forwarded-For` is not believed, nor what stands in it
 * before the first proxy that is not ours.
 */
export const createAddressOf = (proxies: readonly string[]): AddressOf => {
  const trusted = new BlockList()
  for (const proxy of proxies) {
    const [network = '', bits] = proxy.split('/')
    const family = isIP(network) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) trusted.addAddress(network, family)
    else trusted.addSubnet(network, Number(bits), family)
  }
  const isTrusted = (address: string) =>
    proxies.length > 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  return (context) => {
    const remote = plain(
      (context.env as Incoming | undefined)?.incoming?.socket?.remoteAddress ?? '127.0.0.1',
    )
    if (!isTrusted(remote)) return remote
    const named = (context.req.header('x-forwarded-for') ?? '').split(',').map((part) => plain(part.trim()))
    let address = remote
    for (const one of named.reverse()) {
      if (isIP(one) === 0) return address
      address = one
      if (!isTrusted(one)) return address
    }
    return address
  }
}

/** IPv4 as it arrives on a socket of IPv6. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')
