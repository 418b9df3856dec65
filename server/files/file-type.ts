import { open } from 'node:fs/promises'
import type { FileType } from '#domain/vocabulary-evidence'
import { zipEntries, zipPart, type ZipEntry } from './zip-names.ts'

/** Why a file is not taken as evidence; each is a sentence of the wording. */
export type TypeRefusal =
  | 'file-empty'
  | 'file-archive'
  | 'file-macros'
  | 'file-markup'
  | 'file-executable'
  | 'file-old-office'
  | 'file-damaged'
  | 'file-unknown'
type Seen = { ok: true; type: FileType } | { ok: false; code: TypeRefusal }

const is = (type: FileType): Seen => ({ ok: true, type })
const refused = (code: TypeRefusal): Seen => ({ ok: false, code })

type Signature = { starts: string; seen: Seen }
const signatures: readonly Signature[] = [
  { starts: '255044462d', seen: is('pdf') },
  { starts: '89504e470d0a1a0a', seen: is('png') },
  { starts: 'ffd8ff', seen: is('jpeg') },
  { starts: '474946383761', seen: is('gif') },
  { starts: '474946383961', seen: is('gif') },
  { starts: 'd0cf11e0a1b11ae1', seen: refused('file-old-office') },
  { starts: '4d5a', seen: refused('file-executable') },
  { starts: '7f454c46', seen: refused('file-executable') },
  { starts: 'cafebabe', seen: refused('file-executable') },
  { starts: 'cffaedfe', seen: refused('file-executable') },
  { starts: '2321', seen: refused('file-executable') },
  { starts: '526172211a07', seen: refused('file-archive') },
  { starts: '377abcaf271c', seen: refused('file-archive') },
  { starts: '1f8b', seen: refused('file-archive') },
  { starts: '425a68', seen: refused('file-archive') },
]

/** What a file is, seen from its content; neither its name nor what the sender calls it counts. */
export async function fileTypeOf(path: string, size: number): Promise<Seen> {
  if (size === 0) return refused('file-empty')
  const file = await open(path, 'r')
  try {
    const head = Buffer.alloc(512)
    const { bytesRead } = await file.read(head, 0, 512, 0)
    const beginning = head.subarray(0, bytesRead)
    const hex = beginning.subarray(0, 16).toString('hex')
    if (hex.startsWith('504b0304') || hex.startsWith('504b0506')) return await officeOf(await zipEntries(file, size), readPart)
    const known = signatures.find(({ starts }) => hex.startsWith(starts))
    if (known) return known.seen
    if (hex.startsWith('52494646') && beginning.toString('latin1', 8, 12) === 'WEBP') return is('webp')
    // "BM" begins many texts: the length the picture itself states must be the file's.
    if (hex.startsWith('424d') && beginning.length > 26 && beginning.readUInt32LE(2) === size) return is('bmp')
    return refused(/^[\s\ufeff]*<[!?a-z]/i.test(beginning.toString('utf8')) ? 'file-markup' : 'file-unknown')
  } finally {
    await file.close()
  }
  async function readPart(entry: ZipEntry) {
    return zipPart(file, entry)
  }
}

const active = /vbaProject|vbaData|activeX|macrosheets|\.(bin|exe|dll|js|vbs|bat|cmd|ps1)$/i
/** Printer settings are binary and say nothing. */
const harmless = /printerSettings\d*\.bin$/i

/** An office document of today's format without macros; any other zip is an archive. */
async function officeOf(entries: ZipEntry[] | null, readPart: (entry: ZipEntry) => Promise<string>): Promise<Seen> {
  if (!entries) return refused('file-damaged')
  const names = new Set(entries.map(({ name }) => name))
  const types = entries.find(({ name }) => name === '[Content_Types].xml')
  const [sheet, text] = [names.has('xl/workbook.xml'), names.has('word/document.xml')]
  if (!types || sheet === text || names.size !== entries.length) return refused('file-archive')
  if (entries.some(({ name }) => active.test(name) && !harmless.test(name))) return refused('file-macros')
  const declared = await readPart(types)
  if (declared === '') return refused('file-damaged')
  if (/macroEnabled|vbaProject|ms-office\.active/i.test(declared)) return refused('file-macros')
  return is(sheet ? 'xlsx' : 'docx')
}
