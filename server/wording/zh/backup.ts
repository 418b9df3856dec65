import { num, str } from '../param.ts'
import type { Catalogue } from '../say.ts'

/** What commands and the start say of backups 备份 and restoring 恢复. */
export const backup = {
  'backup-made': p =>
    `已备份到 ${str(p, 'path')}：${num(p, 'tables')} 张表 ${num(p, 'rows')} 行，${num(p, 'files')} 个文件（新拷贝佐证 ${num(p, 'copied')} 个，与上次相同 ${num(p, 'linked')} 个），共 ${num(p, 'bytes')} 字节。`,
  'backup-lost': p =>
    `注意：数据库提到的 ${num(p, 'count')} 个佐证文件在数据目录中已不存在或内容已变，备份中没有：${str(p, 'hashes')}`,
  'backup-whole': p =>
    `${str(p, 'path')} 完整：${num(p, 'tables')} 张表 ${num(p, 'rows')} 行，${num(p, 'files')} 个文件，数据时点 ${str(p, 'moment')}，版本 ${str(p, 'version')}（${str(p, 'migration')}）。`,
  'backup-restored': p =>
    `已恢复到 ${str(p, 'place')}：${num(p, 'tables')} 张表 ${num(p, 'rows')} 行，${num(p, 'files')} 个文件，数据时点 ${str(p, 'moment')}。`,
  'backup-before-upgrade': p => `升级前先备份（数据库在 ${str(p, 'step')}）：${str(p, 'path')}`,
  'backup-usage-make': '用法：npm run backup [-- 备份目录]',
  'backup-usage-restore': '用法：npm run restore -- 备份 空的数据目录',
  'backup-usage-verify': '用法：npm run backup:verify -- 备份',

  'backup-absent': p => `没有这个备份：${str(p, 'folder')}`,
  'backup-unfinished': p => `这个备份没有做完，不能使用：${str(p, 'folder')}`,
  'manifest-missing': p => `${str(p, 'folder')} 中没有清单 manifest.json，不是完整的备份。`,
  'manifest-damaged': p => `${str(p, 'folder')} 的清单 manifest.json 已损坏。`,
  'backup-newer': p =>
    `这个备份由较新的版本 ${str(p, 'made')}（${str(p, 'migration')}）所做，本程序是 ${str(p, 'version')}，请先升级程序。`,
  'backup-damaged': p => `备份 ${str(p, 'folder')} 有 ${num(p, 'count')} 处损坏，没有恢复任何内容：`,
  'backup-unsound': p => `备份 ${str(p, 'folder')} 有 ${num(p, 'count')} 处损坏：`,
  'file-missing': p => `${str(p, 'path')}：文件不存在`,
  'file-size': p => `${str(p, 'path')}：应为 ${num(p, 'size')} 字节，实为 ${num(p, 'found')} 字节`,
  'file-changed': p => `${str(p, 'path')}：内容与清单的校验和不符`,
  'database-damaged': p => `数据库文件损坏：${str(p, 'fault')}`,
  'table-differs': p => `表 ${str(p, 'table')} 与清单不符：应为 ${num(p, 'rows')} 行，实为 ${num(p, 'found')} 行`,
  'place-not-empty': p => `${str(p, 'folder')} 不是空目录（有 ${str(p, 'first')}），不在已有内容上恢复。`,
  'copy-differs': p => `表 ${str(p, 'table')} 写入 PostgreSQL 后与备份不符，数据库中没有保留任何内容。`,
  'backup-full': p => `${str(p, 'folder')} 所在磁盘空间不足，没有写成。`,
  'backup-folder': p => `${str(p, 'folder')} 不能写入（${str(p, 'reason')}）。`,
  'workspace-absent': p => `${str(p, 'folder')} 中没有数据库 jichi.sqlite。`,
  'key-absent': p => `${str(p, 'folder')} 中没有密钥 secret.key，缺少它备份无法使用。`,
  'workspace-newer': p => `数据库来自比本程序 ${str(p, 'version')} 更新的版本。`,
  'backup-failed': p => `出错：${str(p, 'reason')}。`,
} satisfies Catalogue
