import { appendFile, readFile, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { bad, type Outcome } from '#core/base/fault.ts'
import { type JudgedPlan, lostWords, type ReadingCase, readCase } from '#core/plans/reading-case.ts'
import { caseFrom } from '#server/drafts/reading-case.ts'
import { caseWords } from './case-words.ts'
import type { Terminal } from './command.ts'
import { parseCall } from './parse-call.ts'
import { operateSite, readSite, refuse } from './site.ts'

const options = {
  say: { type: 'string' },
  to: { type: 'string' },
  show: { type: 'boolean' },
  json: { type: 'boolean' },
  data: { type: 'string' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

const usual = 'cases/plans/corrected.jsonl'

/** plan case ADDRESS: what a reviewer corrected becomes a case that the reader is held to. */
export async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const words = caseWords[terminal.language]
  const call = parseCall(args, options, terminal.language)
  if (call.ok && call.values.help) {
    terminal.out(words.help)
    return 0
  }
  const asked = call.ok && call.positionals.length === 1 ? addressOf(call.positionals[0] ?? '') : undefined
  if (!call.ok || asked === undefined) {
    terminal.error(`${call.ok ? words.oneAddress : call.why}\n\n${words.help}`)
    return 2
  }
  const { say, to = usual, show, json, data } = call.values
  const found = await findCase(asked, data)
  if (!found.ok) return refuse(terminal, found)
  const made = say === undefined ? found.value : { ...found.value, say: say.trim() }
  const lost = lostWords(made)
  if (lost.length > 0) {
    terminal.error(words.lost(lost))
    return 1
  }
  const file = resolve(to)
  const written = show ? false : await write(file, made)
  if (written === undefined) {
    terminal.error(words.noFolder(dirname(file)))
    return 1
  }
  const reads = readCase(made)
  const right = same(made.targets, reads.targets) && same(made.duties, reads.duties)
  terminal.out(
    json
      ? `${JSON.stringify({ file: written ? file : null, case: made, reads, right })}\n`
      : words.report(made, reads, right),
  )
  if (!json) terminal.out(written ? words.written(file, say !== undefined) : words.onlyShown)
  return 0
}

const same = (expected: readonly string[] | null, read: readonly string[]): boolean =>
  expected === null || JSON.stringify(expected) === JSON.stringify(read)

type Asked = { readonly draftId: string; readonly itemId: string; readonly file: string | null }

/** The review page's address, or a saved draft with the reading's id behind #. */
function addressOf(address: string): Asked | undefined {
  const page = /\/drafts\/([\w-]+)\b.*[?&]item=([\w-]+)/.exec(address)
  if (page) return { draftId: page[1] ?? '', itemId: page[2] ?? '', file: null }
  const saved = /^(.+\.json)#([\w-]+)$/.exec(address)
  return saved ? { draftId: '', itemId: saved[2] ?? '', file: saved[1] ?? '' } : undefined
}

async function findCase({ draftId, itemId, file }: Asked, data: string | undefined): Promise<Outcome<ReadingCase>> {
  if (file !== null) return caseFromFile(file, itemId)
  const settings = readSite(data === undefined ? [] : [`--data=${data}`])
  if (!settings.ok) return settings
  const outcome = await operateSite(settings.value, { kind: 'draft.case', draftId, itemId })
  if (!outcome.ok) return outcome
  return outcome.value.kind === 'draft.case'
    ? { ok: true, value: outcome.value.made }
    : bad({ code: 'control.broken-off' })
}

async function caseFromFile(file: string, itemId: string): Promise<Outcome<ReadingCase>> {
  try {
    const saved: Partial<JudgedPlan & { head: JudgedPlan }> = JSON.parse(await readFile(file, 'utf8'))
    const { text, outline, items, head } = saved
    if (typeof text !== 'string' || !Array.isArray(outline) || !Array.isArray(items) || head === undefined)
      return bad({ code: 'case.not-a-draft', place: { file } })
    return caseFrom({ ...head, text, outline, items }, itemId)
  } catch (error) {
    const code = error instanceof SyntaxError ? 'case.not-a-draft' : 'case.file-unreadable'
    return bad({ code, place: { file }, facts: { message: error instanceof Error ? error.message : String(error) } })
  }
}

/** Undefined where there is no folder to write into: a case is no use anywhere but beside the others. */
async function write(file: string, made: ReadingCase): Promise<true | undefined> {
  const folder = await stat(dirname(file)).catch(() => undefined)
  if (folder?.isDirectory() !== true) return undefined
  await appendFile(file, `${JSON.stringify(made)}\n`)
  return true
}
