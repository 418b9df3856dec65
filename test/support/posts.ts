import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Mail = { to: string[]; subject: string; messageId: string; head: string; text: string }

const decoded = (text: string) =>
  text.replaceAll(/=\?utf-8\?([BQ])\?(.*?)\?=\s*/gi, (_, kind: string, body: string) =>
    kind.toUpperCase() === 'B'
      ? Buffer.from(body, 'base64').toString()
      : decodeURIComponent(body.replaceAll('_', ' ').replaceAll('=', '%')),
  )

function mailOf(raw: string, to: string[]): Mail {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const unfolded = head.replaceAll(/\r\n[ \t]+/g, ' ')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded)?.[1] ?? ''
  const body = rest.join('\r\n\r\n')
  const encoding = header('Content-Transfer-Encoding').toLowerCase()
  const quoted = () =>
    decodeURIComponent(
      body
        .replaceAll(/=\r\n/g, '')
        .replaceAll(/%/g, '%25')
        .replaceAll(/=([0-9A-F]{2})/g, '%$1'),
    )
  const text = encoding === 'base64' ? Buffer.from(body, 'base64').toString() : encoding === 'quoted-printable' ? quoted() : body
  return { to, subject: decoded(header('Subject')), messageId: header('Message-ID'), head: unfolded, text }
}

/** A real mail server on loopback; it refuses who is named `refused@…`. */
export async function mailServer(port = 0) {
  const mails: Mail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _, done) =>
      done(address.startsWith('refused@') ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null),
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        mails.push(
          mailOf(
            Buffer.concat(parts).toString(),
            session.envelope.rcptTo.map(one => one.address),
          ),
        )
        done()
      })
    },
  })
  server.on('error', () => {})
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  const address = server.server.address() as AddressInfo
  return {
    mails,
    port: address.port,
    url: `smtp://127.0.0.1:${address.port}`,
    stop: () => new Promise<void>(resolve => server.close(() => resolve())),
  }
}

/** A real web server that stands for a group's robot. */
export async function robot(answer: (count: number) => { status: number; body: string }) {
  const posts: { path: string; body: unknown }[] = []
  const server = createServer((request, response) => {
    let text = ''
    request.setEncoding('utf8').on('data', part => (text += part))
    request.on('end', () => {
      posts.push({ path: request.url ?? '', body: JSON.parse(text) as unknown })
      const { status, body } = answer(posts.length)
      response.writeHead(status, { 'content-type': 'application/json' }).end(body)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    posts,
    url: `http://127.0.0.1:${port}/robot?access_token=x`,
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
