import type { ReadStream } from 'node:tty'
import { AdminFault } from './here.ts'

type Input = NodeJS.ReadableStream & Partial<Pick<ReadStream, 'isTTY' | 'setRawMode'>>

/** The first line of the standard input; at a terminal asked for, typed unseen, and typed again. */
export async function readPassword(input: Input, ask: (again: boolean) => void, done: () => void): Promise<string> {
  if (!input.isTTY) return firstLine(await wholeOf(input))
  ask(false)
  const first = await typed(input, done)
  ask(true)
  if ((await typed(input, done)) !== first) throw new AdminFault('password-differs')
  return first
}

const firstLine = (text: string) => {
  const [line] = text.split(/\r?\n/)
  if (!line) throw new AdminFault('password-absent')
  return line
}

async function wholeOf(input: Input): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of input) pieces.push(Buffer.from(piece as Uint8Array))
  return Buffer.concat(pieces).toString('utf8')
}

/** One line as it is typed, without showing it. */
function typed(input: Input, done: () => void): Promise<string> {
  return new Promise((resolve, reject) => {
    let line = ''
    input.setRawMode?.(true)
    input.resume()
    const end = (act: () => void) => {
      input.off('data', take)
      input.setRawMode?.(false)
      input.pause()
      done()
      act()
    }
    const take = (piece: Buffer | string) => {
      for (const sign of piece.toString()) {
        if (sign === '\u0003') return end(() => reject(new AdminFault('password-absent')))
        if (sign === '\r' || sign === '\n') return end(() => resolve(line))
        line = sign === '\u007f' ? [...line].slice(0, -1).join('') : line + sign
      }
    }
    input.on('data', take)
  })
}
