const units = ['B', 'kB', 'MB', 'GB', 'TB']

/** 512 B, 35 kB, 1.2 MB, 84 GB: three figures are enough to know whether a disk fills. */
export function sizeText(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
  const value = bytes / 1024 ** power
  return `${Number(value.toFixed(power === 0 || value >= 100 ? 0 : 1))} ${units[power]}`
}
