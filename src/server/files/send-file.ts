import type { FastifyReply } from 'fastify'

export const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** A file that the program has made, to be kept under a name. */
export const sendMade = (reply: FastifyReply, made: { readonly name: string; readonly bytes: Uint8Array }) =>
  reply
    .header('content-type', made.name.endsWith('.docx') ? mediaTypes.docx : mediaTypes.xlsx)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(made.name)}`)
    .header('cache-control', 'no-store')
    .send(Buffer.from(made.bytes))
