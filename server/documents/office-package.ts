import { nextNumber, unprefixed } from './note.ts'
import type { Parts } from './zip.ts'

/** The parts of an office file, and the two lists that tie them together. */
export type Texts = Parts

export const text = (parts: Texts, path: string): string =>
  parts
    .get(path)
    ?.toString('utf8')
    .replace(/^\uFEFF/, '') ?? ''

/** Lists of relations and types, without a prefix of their own. */
export const packageXml = (xml: string): string => unprefixed(unprefixed(xml, 'Relationships'), 'Types')

const none =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'

/** The new relation's id. */
export function addRelation(parts: Texts, path: string, type: string, target: string): string {
  const xml = packageXml(text(parts, path) || none).replace(/<Relationships([^<>]*)\/>/, '<Relationships$1></Relationships>')
  const id = `rId${nextNumber(xml, 'rId')}`
  const entry = `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`
  parts.set(path, Buffer.from(xml.replace('</Relationships>', () => `${entry}</Relationships>`)))
  return id
}

export function addOverride(parts: Texts, name: string, type: string): void {
  const xml = packageXml(text(parts, '[Content_Types].xml'))
  const entry = `<Override PartName="${name}" ContentType="${type}"/>`
  parts.set('[Content_Types].xml', Buffer.from(xml.replace('</Types>', () => `${entry}</Types>`)))
}
