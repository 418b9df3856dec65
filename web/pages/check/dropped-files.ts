/** The files of a drop, those inside dropped folders as well, under the names of their folders. */

export type Given = { name: string; file: File }

export const givenOf = (files: Iterable<File>): Given[] =>
  [...files].map(file => ({ name: file.webkitRelativePath || file.name, file }))

export async function droppedFiles(data: DataTransfer): Promise<Given[]> {
  // The entries are gone once the handler has returned: they are taken before anything is waited for.
  const entries = [...data.items].map(item => item.webkitGetAsEntry()).filter(entry => entry !== null)
  if (entries.every(entry => entry.isFile)) return givenOf(data.files)
  return (await Promise.all(entries.map(within))).flat()
}

async function within(entry: FileSystemEntry): Promise<Given[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    return [{ name: entry.fullPath.replace(/^\//, ''), file }]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: Given[] = []
  // A folder is told a hundred entries at a time.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (some.length === 0) return found
    found.push(...(await Promise.all(some.map(within))).flat())
  }
}
