import type { FastifyReply } from 'fastify'

export const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  zip: 'application/zip',
  csv: 'text/csv; charset=utf-8',
  yaml: 'application/yaml; charset=utf-8',
} as const

const mediaTypeOf = (name: string): string =>
  Object.entries(mediaTypes).find(([ending]) => name.endsWith(`.${ending}`))?.[1] ?? mediaTypes.xlsx

/** A file that the program has made, to be kept under a name. */
export const sendMade = (reply: FastifyReply, made: { readonly name: string; readonly bytes: Uint8Array }) =>
  reply
    .header('content-type', mediaTypeOf(made.name))
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(made.name)}`)
    .header('cache-control', 'no-store')
    .send(Buffer.from(made.bytes))
