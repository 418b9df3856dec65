import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { PullFault } from './fault.ts'

/** Addresses no source may lie at: this machine, the link, the metadata services of clouds, groups. Private networks are
 * where a bureau's systems live and stay open. */
const closed = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['224.0.0.0', 3],
] as const)
  closed.addSubnet(net, bits, 'ipv4')
closed.addAddress('100.100.100.200', 'ipv4')
for (const [net, bits] of [
  ['::', 127],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  closed.addSubnet(net, bits, 'ipv6')
closed.addAddress('fd00:ec2::254', 'ipv6')
// The same machine by another spelling.
closed.addSubnet('64:ff9b::', 96, 'ipv6')

export const isClosed = (address: string): boolean => {
  const kind = isIP(address)
  return kind === 0 || closed.check(address, kind === 4 ? 'ipv4' : 'ipv6')
}

/** `PULL_ALLOW` names what may be reached all the same: `host` or `host:port`. */
export type Allowed = readonly string[]
const bare = (host: string) => host.replace(/^\[|\]$/g, '').toLowerCase()
const isAllowed = ({ hostname, port, protocol }: URL, allowed: Allowed) => {
  const usual = protocol === 'https:' ? '443' : protocol === 'http:' ? '80' : '5432'
  return allowed.some(one => one.toLowerCase() === hostname || one.toLowerCase() === `${hostname}:${port || usual}`)
}

/** A look-up that hands out no closed address: what was checked is what is connected to, whatever the name says a moment later. */
export function safeLookup(url: URL, allowed: Allowed): LookupFunction {
  const open = isAllowed(url, allowed)
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 0)
      if (!open && found.some(one => isClosed(one.address))) return done(new PullFault('pull-forbidden', { host }), '', 0)
      const [first] = found
      return options.all ? done(null, found) : done(null, first!.address, first!.family)
    })
  }
}

/** An address written as a number never meets the look-up. */
export function refuseClosed(url: URL, allowed: Allowed): void {
  const host = bare(url.hostname)
  if (isIP(host) && isClosed(host) && !isAllowed(url, allowed)) throw new PullFault('pull-forbidden', { host })
}
