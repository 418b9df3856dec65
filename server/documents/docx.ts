import type { Answer } from '#domain/problem'
import { readHtml } from './html.ts'
import { walkMarkup } from './markup.ts'
import { limits, refuse, type SourceDocument } from './source.ts'
import { openZip, storeZip } from './zip.ts'

const wanted = (name: string) => /^(\[Content_Types\]\.xml|_rels\/.*\.rels|word\/[^/]+\.xml|word\/_rels\/[^/]+\.rels)$/.test(name)

/** A Word file by way of HTML. The library sees only the measured parts, so that it cannot unpack more than we did. */
export async function readDocx(bytes: Uint8Array, repeat = true): Promise<Answer<SourceDocument>> {
  const parts = openZip(bytes, wanted)
  if (!parts.ok) return parts
  for (const part of parts.value.values())
    if (!walkMarkup(part.toString('utf8'), {}, true, limits.wordElements)) return refuse('document-too-complex')
  const { default: mammoth } = await import('mammoth')
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: storeZip(parts.value) },
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
    )
    return readHtml(value, 'docx', repeat)
  } catch {
    return refuse('document-unreadable')
  }
}
