import type { MultipartFile } from '@fastify/multipart'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import type { Program } from '../context.ts'
import { toProblem } from '../problem.ts'
import { sendProblem } from '../send-problem.ts'

/** Runs a file route's work; whatever goes wrong in it is answered in the shape that the contract's problems have. */
export async function answered(program: Program, reply: FastifyReply, work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work()
  } catch (error) {
    return sendProblem(reply, toProblem(error, program.log))
  }
}

export type Upload = { readonly name: string; readonly mediaType: string; readonly bytes: Buffer }

/** The one file of a multipart request, whole; too large, empty or absent is a fault. */
export async function readUpload(program: Program, request: FastifyRequest): Promise<Outcome<Upload>> {
  if (!request.isMultipart()) return bad({ code: 'files.no-file' })
  const part = await request.file()
  if (part === undefined) return bad({ code: 'files.no-file' })
  return readPart(program, part)
}

async function readPart(program: Program, part: MultipartFile): Promise<Outcome<Upload>> {
  const { filename } = part
  const megabytes = program.settings.config.uploadMegabytes
  const pieces: Buffer[] = []
  for await (const piece of part.file) pieces.push(piece as Buffer)
  if (part.file.truncated) return bad({ code: 'files.too-large', place: { file: filename }, facts: { megabytes } })
  const bytes = Buffer.concat(pieces)
  if (bytes.length === 0) return bad({ code: 'files.empty', place: { file: filename } })
  return good({ name: plainName(filename), mediaType: part.mimetype, bytes })
}

/** Some browsers send the whole path; a name is shown and sent back, so it carries nothing but a name. */
function plainName(filename: string): string {
  const name = (filename.split(/[\\/]/).at(-1) ?? '').replace(/\p{Cc}/gu, '').trim()
  return name === '' ? 'file' : name.slice(-200)
}

export type UploadedForm = { readonly files: ReadonlyMap<string, Upload>; readonly fields: ReadonlyMap<string, string> }

/** Files and fields of a multipart request by their names, whole; of two with one name the last. */
export async function readForm(
  program: Program,
  request: FastifyRequest,
  limits: { readonly files: number; readonly fieldSize: number },
): Promise<Outcome<UploadedForm>> {
  if (!request.isMultipart()) return bad({ code: 'files.no-file' })
  const [files, fields] = [new Map<string, Upload>(), new Map<string, string>()]
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      fields.set(part.fieldname, String(part.value))
      continue
    }
    const read = await readPart(program, part)
    if (!read.ok) return read
    files.set(part.fieldname, read.value)
  }
  return good({ files, fields })
}
