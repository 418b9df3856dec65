/** A number in [0, 1) that depends only on its place (the mulberry32 finaliser). */
export function noise(...place: number[]): number {
  let h = 0x9e3779b9
  for (const part of place) {
    h = Math.imul(h ^ (part + 0x6d2b79f5), 0x85ebca6b)
    h ^= h >>> 13
    h = Math.imul(h, 0xc2b2ae35)
    h ^= h >>> 16
  }
  return (h >>> 0) / 4_294_967_296
}

/** A text as a place for `noise` (FNV-1a). */
export function seedOf(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h | 0
}

/** Evenly between two ends. */
export const between = (low: number, high: number, ...place: number[]) => low + (high - low) * noise(...place)
