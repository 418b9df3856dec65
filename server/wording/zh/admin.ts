import { num, str, yes } from '../param.ts'
import type { Catalogue } from '../say.ts'

/** 命令行 npm run admin 的用语。 */
export const admin = {
  help: `用法：npm run admin -- <命令> [参数]

账号
  list-users [--role 角色] [--search 文字]     列出账号
  create-user <用户名> [--name 姓名] [--role 角色] [--agency 单位代码] [--email 邮箱]
  reset-password <用户名> [--second-factor]    重设密码、解除锁定并结束其会话；--second-factor 一并移除两步验证
  unlock <用户名> | unlock --address <地址>    解除登录失败造成的锁定
  enable-user <用户名>、disable-user <用户名>  启用、停用账号

数据
  rebuild                                      由原始数值重算全部派生数据，服务可照常运行
  verify-audit                                 核对审计日志的每一条与每一环
  backup [文件夹]                              在线备份到该文件夹，默认 BACKUP_DIR
  verify-backup <备份>                         核对一份备份的每张表与每个文件
  restore <备份> <空文件夹>                    恢复到空的数据文件夹（或空的 PostgreSQL 数据库）

密码不作参数：默认随机生成并只显示一次，首次登录须修改；
加 --password-stdin 则从标准输入读取（在终端上输入时不显示），加 --keep 则不要求修改。
命令读取与服务相同的环境变量（DATA_DIR、DATABASE_URL…），服务运行时也可使用；所做的改动都记入审计日志，来源为 cli。`,
  'command-unknown': p => `没有“${str(p, 'name')}”这个命令。查看全部命令：npm run admin -- help`,
  arguments: p => `${str(p, 'command')} 的参数不对：${str(p, 'reason')}。查看用法：npm run admin -- help`,
  'no-arguments': '这个命令没有参数。',
  failed: p => `${str(p, 'command')} 没有完成：${str(p, 'reason')}`,
  'one-name': '请写明一个用户名。查看用法：npm run admin -- help',
  'schema-older': '数据库还是旧结构：请先启动一次新版服务，由它升级。',
  'schema-newer': '数据库由更新的版本升级过：请改用那个版本的程序。',
  'account-unknown': p => `没有用户名为“${str(p, 'username')}”的账号。`,
  'username-taken': p => `用户名“${str(p, 'username')}”已有人使用（不分大小写）。`,
  'username-length': '用户名须为 2 至 60 个字符。',
  'role-unknown': p => `没有“${str(p, 'role')}”这个角色；可选：${str(p, 'roles')}`,
  'agency-unknown': p => `没有代码为“${str(p, 'code')}”的单位。`,
  'email-unlike': p => `“${str(p, 'email')}”不是邮箱地址。`,
  'password-weak': '密码不合要求：至少 10 位；或至少 8 位并含大写、小写、数字、符号中的三类；不能含用户名或用常见密码。',
  'password-absent': '没有读到密码。',
  'password-differs': '两次输入的密码不同，未作改动。',
  'password-ask': '密码：',
  'password-again': '再输入一次：',
  'user-created': p => `已新建账号 ${str(p, 'username')}（${str(p, 'role')}）。`,
  'password-reset': p => `已重设 ${str(p, 'username')} 的密码，结束会话 ${num(p, 'ended')} 个。`,
  'password-once': p => `密码（仅显示这一次${yes(p, 'change') ? '，首次登录须修改' : ''}）：${str(p, 'password')}`,
  'still-disabled': p => `注意：${str(p, 'username')} 仍是停用状态；启用：npm run admin -- enable-user ${str(p, 'username')}`,
  unlocked: p => `已解除 ${str(p, 'username')} 的锁定。`,
  'address-unlocked': p => `已解除地址 ${str(p, 'address')} 的锁定。`,
  'user-enabled': p => `已启用 ${str(p, 'username')}。`,
  'user-disabled': p => `已停用 ${str(p, 'username')}，其会话已结束。`,
  'last-holder': p => `${str(p, 'username')} 是最后一个可用的${str(p, 'role')}，不能停用。`,
  'users-head': '用户名\t姓名\t角色\t单位\t状态',
  'users-total': p => `共 ${num(p, 'total')} 个账号`,
  'state-disabled': '停用',
  'state-locked': '锁定',
  'state-must-change': '须改密码',
  'state-second-factor': '两步验证',
  rebuilding: p => `重算：${num(p, 'done')} / ${num(p, 'total')} 个项目`,
  rebuilt: p => `已重算 ${num(p, 'projects')} 个项目的派生数据。`,
} satisfies Catalogue
