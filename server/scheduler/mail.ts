import { createTransport } from 'nodemailer'
import { Undeliverable, type Send } from './deliver.ts'
import { unpackBody } from './letter-body.ts'

const seconds = 1000

/** Sends by SMTP; the letter's key is its Message-ID. What the server refuses for good is not tried again. */
export function mailSender({ url, from }: { url: string; from: string }): Send {
  const transport = createTransport({
    url,
    connectionTimeout: 20 * seconds,
    greetingTimeout: 20 * seconds,
    socketTimeout: 60 * seconds,
  })
  const host = from.slice(from.lastIndexOf('@') + 1).replaceAll(/[^\w.-]/g, '')
  return async letter => {
    const messageId = `<${encodeURIComponent(letter.key)}@${host}>`
    try {
      const { text, html, stop, pictures } = unpackBody(letter.body)
      await transport.sendMail({
        from,
        to: letter.recipient,
        subject: letter.subject,
        text,
        messageId,
        ...(html ? { html } : {}),
        ...(stop ? { headers: { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } } : {}),
        attachments: pictures.map(({ cid, png }) => ({
          cid,
          filename: `${cid}.png`,
          contentType: 'image/png',
          content: Buffer.from(png, 'base64'),
        })),
      })
    } catch (error) {
      const code = (error as { responseCode?: number }).responseCode ?? 0
      if (code >= 500 && code < 600) throw new Undeliverable(error instanceof Error ? error.message : String(error))
      throw error
    }
  }
}
