import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Outcome } from '#core/base/fault.ts'
import type { Program } from '../context.ts'
import { unforeseen } from '../problem.ts'
import { isSameToken } from '../same-token.ts'
import { type ControlLine, type Operation, type OperationResult, operate, type Progress } from './operations.ts'

export type ControlPass = { readonly pid: number; readonly port: number; readonly token: string }

export const passFile = (dataDirectory: string): string => join(dataDirectory, 'control.json')

/**
 * Lets the command line work on a site whose server holds it: a port of this machine only, opened by a token that lies in
 * the data directory for the server's own user to read.
 */
export async function openControl(program: Program): Promise<{ readonly close: () => Promise<void> }> {
  const directory = program.settings.config.data
  const token = randomBytes(32).toString('base64url')
  const server = createServer((request, response) => {
    answer(program, token, request, response).catch((error: unknown) => {
      program.log.error({ err: error }, 'an operator could not be answered')
      response.destroy()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const pass: ControlPass = { pid: process.pid, port, token }
  mkdirSync(directory, { recursive: true })
  // Removed first: the mode of a file that is there already would stay what it was.
  rmSync(passFile(directory), { force: true })
  writeFileSync(passFile(directory), JSON.stringify(pass), { mode: 0o600 })
  return {
    close: () => {
      rmSync(passFile(directory), { force: true })
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function answer(program: Program, token: string, request: IncomingMessage, response: ServerResponse) {
  if (!isSameToken(request.headers.authorization, `Bearer ${token}`)) {
    response.writeHead(403).end()
    return
  }
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  const operation: Operation = JSON.parse(Buffer.concat(pieces).toString('utf8'))
  response.writeHead(200, { 'content-type': 'application/x-ndjson' })
  const say = (line: ControlLine) => response.write(`${JSON.stringify(line)}\n`)
  try {
    const outcome = await operateRunning(program, operation, (progress) => say({ progress }))
    say(outcome.ok ? { value: outcome.value } : { faults: outcome.faults })
  } catch (error) {
    say({ faults: unforeseen(error, program.log).data.faults })
  }
  response.end()
}

async function operateRunning(
  program: Program,
  operation: Operation,
  onProgress: (progress: Progress) => void,
): Promise<Outcome<OperationResult>> {
  const { store, clock, jobs, sessions, setUp, log } = program
  log.info({ operation: operation.kind }, 'an operator asks')
  if (operation.kind !== 'restore') return operate(store, operation, clock(), onProgress)
  // Nothing may work on rows that are about to be replaced, nor remember them afterwards.
  await jobs.stop()
  try {
    const outcome = await operate(store, operation, clock(), onProgress)
    if (outcome.ok) setUp.close()
    return outcome
  } finally {
    sessions.forget()
    await jobs.start()
  }
}
