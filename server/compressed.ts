import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const pack = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_MODE]: 1 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
}
type Encoding = keyof typeof pack

const packed = new WeakMap<Buffer, Map<Encoding, Promise<Buffer>>>()
/** Smaller ones fit one packet anyway. */
const least = 1400

/** The encodings a request accepts, the better one first; `q=0` refuses. */
export function acceptedEncoding(header: string | undefined): Encoding | null {
  const wanted = (header ?? '').split(',').map(one => one.trim().split(';'))
  const takes = (name: string) => wanted.some(([given, q]) => given === name && !/^\s*q=0(\.0*)?$/.test(q ?? ''))
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : null
}

/** Our own static text, compressed once and kept; null where it stays as it is. Answers with data are never compressed here. */
export async function compressed(bytes: Buffer, type: string, header: string | undefined) {
  const encoding = acceptedEncoding(header)
  if (!encoding || bytes.length < least || !/^text\/|javascript|json|svg/.test(type)) return null
  const known = packed.get(bytes) ?? new Map<Encoding, Promise<Buffer>>()
  packed.set(bytes, known)
  const making = known.get(encoding) ?? pack[encoding](bytes)
  known.set(encoding, making)
  return { encoding, bytes: await making }
}
