/** Words of the page a letter's stop link leads to. */
export const stop = {
  link: '停止订阅',
  title: '停止订阅',
  ask: (what: string) => `不再接收${what}的消息？`,
  press: '停止',
  done: (what: string) => `已停止，不会再收到${what}的消息。`,
  again: '需要时可以在“我的账号”中重新订阅。',
  gone: '这个链接已失效：订阅可能已经停止，或重新订阅过。',
  duty: '这封信关于您经办或负责的工作，不能单独退订；不需要邮件时，请系统管理员去掉账号的邮箱，消息仍在收件箱。',
  subjects: { mine: '您负责的项目', agency: '所订阅单位', project: '所订阅项目', list: '所订阅名单' } as Record<string, string>,
}
