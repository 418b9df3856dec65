import type { EvidenceItem } from '#domain/evidence'
import { evidenceWords } from '#wording/ui-evidence'
import { useWording } from '../../ui/language.tsx'

/** 1.2 MB, 35 kB. */
export const sizeText = (bytes: number): string =>
  bytes >= 1_000_000 ? `${Number((bytes / 1024 / 1024).toFixed(1))} MB` : `${Math.max(1, Math.round(bytes / 1024))} kB`

type Found = EvidenceItem['values'][number]['found']

/** Where a figure was found, or why it was not. */
export function useFoundText() {
  const { t } = useWording(evidenceWords)
  const placeText = (place: string) => {
    const colon = place.indexOf(':')
    const [kind, at] = [place.slice(0, colon), place.slice(colon + 1)] as const
    return kind === 'page' ? t.page(at) : kind === 'line' ? t.lineAt(at) : ` ${at} `
  }
  return (item: Pick<EvidenceItem, 'read'>, found: Found): string => {
    if (found) return t.foundAt(placeText(found.place)).trim()
    return item.read === 'unread' ? t.unread : t.notFound
  }
}
