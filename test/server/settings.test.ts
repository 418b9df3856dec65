import { describe, expect, test } from 'vitest'
import { readSettings, SettingError } from '../../server/settings.ts'

const read = (env: Record<string, string>) => readSettings(env, '/srv')
const said = (env: Record<string, string>) => {
  try {
    read(env)
    return []
  } catch (error) {
    expect(error).toBeInstanceOf(SettingError)
    return (error as Error).message.split('\n')
  }
}

describe('a wrong setting stops the start and is told by its name, with what was found and what may stand there', () => {
  test.each<[string, Record<string, string>, string[]]>([
    ['HOST', { HOST: 'http://0.0.0.0' }, ['"http://0.0.0.0"', '127.0.0.1']],
    ['PORT', { PORT: '80 80' }, ['"80 80"', '0–65535']],
    ['PORT', { PORT: '70000' }, ['"70000"', '0–65535']],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://root:geheim@db/jichi' }, ['"mysql:…"', 'postgres://']],
    ['PUBLIC_URL', { PUBLIC_URL: 'jichi.example' }, ['"jichi.example"', 'http or https']],
    ['PUBLIC_URL', { PUBLIC_URL: 'https://gov.example/jichi' }, ['"https://gov.example/jichi"', 'without a path']],
    ['TZ', { TZ: 'Beijing' }, ['"Beijing"', 'Asia/Shanghai']],
    ['SAMPLE', { SAMPLE: 'yes' }, ['"yes"', '1', 'few', '0']],
    ['TRUST_PROXY', { TRUST_PROXY: 'nginx' }, ['"nginx"', '0–9']],
    ['SMTP_URL', { SMTP_URL: 'http://u:geheim@mail', SMTP_FROM: 'a@b.cn' }, ['"http:…"', 'smtps://']],
    ['SMTP_FROM', { SMTP_URL: 'smtp://mail:25', SMTP_FROM: 'Jichi' }, ['"Jichi"', 'address']],
    ['WEBHOOK_URL', { WEBHOOK_URL: 'qyapi.example/send?key=geheim' }, ['"…"', 'http or https']],
    ['WEBHOOK_KIND', { WEBHOOK_URL: 'https://a.cn', WEBHOOK_KIND: 'slack' }, ['"slack"', 'wecom, dingtalk, feishu, plain']],
    ['PULL_ALLOW', { PULL_ALLOW: 'a.cn, b c' }, ['"b c"', 'host:port']],
    ['SESSION_IDLE_MINUTES', { SESSION_IDLE_MINUTES: '0' }, ['"0"', '1 to 1440']],
    ['SESSION_HOURS', { SESSION_HOURS: 'day' }, ['"day"', '1 to 168']],
    ['SECOND_FACTOR', { SECOND_FACTOR: 'boss' }, ['"boss"', 'administrator']],
    ['OIDC_ISSUER', { OIDC_ISSUER: 'http://sso.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' }, ['https']],
    ['METRICS_TOKEN', { METRICS_TOKEN: 'kurz' }, ['16 or more']],
    ['LOG', { LOG: 'debug' }, ['"debug"', 'requests', 'errors']],
    ['BACKUP_AT', { BACKUP_AT: '25:00' }, ['"25:00"', '02:30', 'off']],
    ['BACKUP_KEEP_DAYS', { BACKUP_KEEP_DAYS: '-1' }, ['"-1"', '1 to 366']],
    ['SMTP_FROM', { SMTP_FROM: 'jichi@gov.example' }, ['SMTP_URL']],
    ['WEBHOOK_SECRET', { WEBHOOK_SECRET: 'geheim' }, ['WEBHOOK_URL']],
    ['OIDC_CLIENT_ID', { OIDC_CLIENT_ID: 'jichi' }, ['OIDC_ISSUER']],
  ])('%s in %j', (name, env, words) => {
    const [line, ...more] = said(env)
    expect(more).toEqual([])
    expect(line!.startsWith(`${name}: `)).toBe(true)
    for (const word of words) expect(line).toContain(word)
    expect(line).not.toContain('geheim')
  })
  test('and all of them at once', () => {
    const names = said({ PORT: 'x', TZ: 'x', LOG: 'x', SMTP_FROM: 'a@b.cn' }).map(line => line.split(':')[0])
    expect(names).toEqual(['PORT', 'TZ', 'LOG', 'SMTP_FROM'])
  })
})

describe('what is not set, or set to nothing', () => {
  const names = ['HOST', 'PORT', 'DATA_DIR', 'DATABASE_URL', 'PUBLIC_URL', 'SAMPLE', 'TZ', 'TRUST_PROXY', 'LOG', 'METRICS_TOKEN']
  test('has its default: this machine alone, port 3000, an embedded database, no proxy, a line for each request', () => {
    const settings = read({})
    expect(settings).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      dataDir: '/srv/data',
      databaseUrl: null,
      publicUrl: null,
      timeZone: 'Asia/Shanghai',
      sample: 'bureau',
      trustProxy: 0,
      smtp: null,
      webhook: null,
      metricsToken: null,
      logRequests: true,
    })
    expect(read(Object.fromEntries(names.map(name => [name, ''])))).toEqual(settings)
  })
  test('an operator’s own settings are taken as they are', () => {
    const mail = { SMTP_URL: 'smtps://u:p@mail.gov.example', SMTP_FROM: '绩尺 <jichi@gov.example>' }
    expect(read({ ...mail, PUBLIC_URL: 'https://jichi.gov.example/', LOG: 'errors' })).toMatchObject({
      smtp: { url: mail.SMTP_URL, from: mail.SMTP_FROM },
      publicUrl: 'https://jichi.gov.example/',
      logRequests: false,
    })
  })
})
