import { existsSync } from 'node:fs'

/** A font with Chinese, as its file and the family's name in it. */
export type HanFont = { file: string; family: string }

const noto = { name: 'NotoSansCJK-Regular.ttc', family: 'Noto Sans CJK SC' }
const folders = [
  '/usr/share/fonts/opentype/noto',
  '/usr/share/fonts/noto-cjk',
  '/usr/share/fonts/google-noto-cjk',
  '/usr/share/fonts/google-noto-sans-cjk-fonts',
  '/usr/share/fonts/noto',
]
/** Freely licensed fonts (OFL, Apache) where Linux distributions put them: Debian, Arch, Fedora, SUSE, Alpine. */
const places: HanFont[] = [
  ...folders.map(folder => ({ file: `${folder}/${noto.name}`, family: noto.family })),
  { file: '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc', family: 'WenQuanYi Micro Hei' },
]

/** The machine's Chinese font, if it has one that is known; letters do without otherwise. */
export const hanFont = (isThere: (file: string) => boolean = existsSync): HanFont | null =>
  places.find(({ file }) => isThere(file)) ?? null
