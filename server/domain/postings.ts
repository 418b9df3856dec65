/** An index from a hash to the numbers of those that hold it, built without ever sorting so much at once that others wait. */

/** Hash (32 bits) and number (below 2^21) in one exact double, so that a typed array sorts them natively. */
const room = 2 ** 21
const parts = 256

export class HashList {
  private lists: Float64Array[] = Array.from({ length: parts }, () => new Float64Array(64))
  private lengths = new Uint32Array(parts)

  add(hash: number, id: number): void {
    const part = hash >>> 24
    const length = this.lengths[part]!
    let list = this.lists[part]!
    if (length === list.length) {
      const longer = new Float64Array(length * 2)
      longer.set(list)
      this.lists[part] = list = longer
    }
    list[length] = hash * room + id
    this.lengths[part] = length + 1
  }

  /** Every hash with the numbers that hold it, each once and in order; pauses (yields null) between parts. */
  *groups(): Generator<{ hash: number; ids: number[] } | null> {
    for (let part = 0; part < parts; part++) {
      const list = this.lists[part]!.subarray(0, this.lengths[part]).sort()
      for (let at = 0; at < list.length;) {
        const hash = Math.floor(list[at]! / room)
        const ids: number[] = []
        for (; at < list.length && Math.floor(list[at]! / room) === hash; at++) {
          const id = list[at]! - hash * room
          if (ids.at(-1) !== id) ids.push(id)
        }
        yield { hash, ids }
      }
      this.lists[part] = new Float64Array(0)
      yield null
    }
  }
}

/** Murmur's last steps: hashes that differ in one bit differ in half of them. */
export function mixed(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}
