type Package = { name: string; version: string; licence: string; use: 'program' | 'tests' }
type Lock = { packages: Record<string, { version: string; license?: string; name?: string; dev?: boolean }> }
export const exceptions: { name: string; licence: string; why: string }[]
export function packagesOf(lock: Lock): Package[]
export function judged(packages: Package[]): (Package & { allowed: boolean; why: string })[]
