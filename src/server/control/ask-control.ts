import { readFileSync } from 'node:fs'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { type ControlPass, passFile } from './control-server.ts'
import type { ControlLine, Operation, OperationResult, Progress } from './operations.ts'

/** The pass that a running server has laid into its data directory; none where no server runs, or it is not ours to read. */
function findPass(dataDirectory: string): ControlPass | undefined {
  try {
    const pass: Partial<ControlPass> = JSON.parse(readFileSync(passFile(dataDirectory), 'utf8'))
    return typeof pass.port === 'number' && typeof pass.token === 'string' ? (pass as ControlPass) : undefined
  } catch {
    return undefined
  }
}

/** Has the running server do it; undefined when there is none to ask. */
export async function askControl(
  dataDirectory: string,
  operation: Operation,
  onProgress: (progress: Progress) => void,
): Promise<Outcome<OperationResult> | undefined> {
  const pass = findPass(dataDirectory)
  if (pass === undefined) return undefined
  const response = await connect(pass, operation)
  if (response?.ok !== true || response.body === null) return undefined
  for await (const line of linesOf(response.body)) {
    const said: ControlLine = JSON.parse(line)
    if ('progress' in said) onProgress(said.progress)
    else return 'value' in said ? good(said.value) : bad(...said.faults)
  }
  return bad({ code: 'control.broken-off' })
}

async function connect(pass: ControlPass, operation: Operation): Promise<Response | undefined> {
  try {
    return await fetch(`http://127.0.0.1:${pass.port}/`, {
      method: 'POST',
      headers: { authorization: `Bearer ${pass.token}` },
      body: JSON.stringify(operation),
    })
  } catch {
    // Left behind by a server that was killed: nobody listens there any more.
    return undefined
  }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of body as unknown as AsyncIterable<Uint8Array>) {
    rest += decoder.decode(piece, { stream: true })
    const lines = rest.split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}
