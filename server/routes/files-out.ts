import { attachmentHeader } from '#domain/file-name'
import type { Form } from '../documents/form-write.ts'
import { writeForm } from '../documents/form-write.ts'
import { writeFormDocx } from '../documents/form-docx.ts'
import type { Ctx } from '../context.ts'

/** The two kinds an official form is handed out as. */
export const kinds = ['xlsx', 'docx'] as const
export type Kind = (typeof kinds)[number]
const types = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** 200 with a file; problems are described by the rest of the route's answers. */
export const fileAnswer = (kind: Kind, description: string) => ({
  200: { description, content: { [types[kind]]: { schema: { type: 'string', format: 'binary' } as const } } },
})

/** A download under its own name; `name` is without the ending. */
export function sendFile(c: Ctx, kind: Kind, bytes: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>, name: string) {
  c.header('content-type', types[kind])
  c.header('content-disposition', attachmentHeader(`${name}.${kind}`))
  return c.body(bytes)
}

export const writeAs = (kind: Kind, form: Form) => (kind === 'xlsx' ? writeForm(form) : writeFormDocx(form))
