export function findChromium(options?: {
  install?: boolean
}): { path: string; problem?: undefined } | { path?: undefined; problem: string }
