/** The bytes of a file that came inside an answer. */
export const bytesOf = (base64: string) => Uint8Array.from(atob(base64), sign => sign.charCodeAt(0))

/** Hands a file made here, or fetched with more than an address, to the browser's downloads. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  Object.assign(document.createElement('a'), { href: url, download: name }).click()
  // Not at once: some browsers have not begun to read it.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
