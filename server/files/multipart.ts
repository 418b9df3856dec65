import { Refusal } from '../refusal.ts'

/** The parts of a multipart/form-data body one after another, each as a stream: a file never lies in memory. */
export type Part = { name: string; fileName: string | null; body: AsyncIterable<Uint8Array> }

const most = { head: 16 * 1024, parts: 50 }
const broken = () => new Refusal(400, 'malformed-multipart')

const boundaryOf = (contentType: string): Buffer => {
  const given = /boundary="?([^";]{1,70})"?/i.exec(contentType)?.[1]
  if (!given) throw broken()
  return Buffer.from(`\r\n--${given}`, 'latin1')
}

/** Text of a header in UTF-8, as browsers send it; `filename*` (RFC 5987) counts before `filename`. */
function readHead(head: string): { name: string; fileName: string | null } {
  const line = head.split('\r\n').find(one => /^content-disposition:/i.test(one)) ?? ''
  const value = (key: string) =>
    new RegExp(`[;\\s]${key}="((?:[^"\\\\]|\\\\.)*)"`, 'i').exec(line)?.[1]?.replaceAll(/%22|\\"/g, '"')
  const encoded = /[;\s]filename\*=utf-8''([^;\s]+)/i.exec(line)?.[1]
  const name = value('name')
  if (name === undefined) throw broken()
  return { name, fileName: encoded === undefined ? (value('filename') ?? null) : decode(encoded) }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw broken()
  }
}

export async function* partsOf(
  contentType: string,
  source: AsyncIterable<Uint8Array>,
  mostParts: number = most.parts,
): AsyncGenerator<Part> {
  const boundary = boundaryOf(contentType)
  const pieces = source[Symbol.asyncIterator]()
  // The first boundary stands without the line break the others carry.
  let held: Buffer = Buffer.from('\r\n')
  const more = async () => {
    const { value, done } = await pieces.next()
    if (done) throw broken()
    held = held.length ? Buffer.concat([held, value]) : Buffer.from(value)
  }
  const upTo = async (mark: Buffer, limit: number): Promise<Buffer> => {
    for (;;) {
      const at = held.indexOf(mark)
      if (at >= 0) {
        const before = held.subarray(0, at)
        held = held.subarray(at + mark.length)
        return before
      }
      if (held.length > limit) throw broken()
      await more()
    }
  }
  async function* body(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = held.indexOf(boundary)
      if (at >= 0) {
        if (at > 0) yield held.subarray(0, at)
        held = held.subarray(at + boundary.length)
        return
      }
      const sure = held.length - boundary.length + 1
      if (sure > 0) {
        yield held.subarray(0, sure)
        held = held.subarray(sure)
      }
      await more()
    }
  }
  await upTo(boundary, most.head)
  for (let count = 0; count < mostParts; count++) {
    while (held.length < 2) await more()
    if (held.subarray(0, 2).toString('latin1') === '--') return
    const head = await upTo(Buffer.from('\r\n\r\n'), most.head)
    const stream = body()
    yield { ...readHead(head.toString('utf8')), body: stream }
    // What the caller did not read is passed over.
    while (!(await stream.next()).done);
  }
  throw broken()
}
