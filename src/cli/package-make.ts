import { wordFault, wordFinding } from '#server/evaluations/finding-words.ts'
import { makePackage } from '#server/evaluations/make-package.ts'
import { findInput } from './input-file.ts'
import { writeOutput } from './output-place.ts'
import { packageHelp, packageSays } from './package-words.ts'
import { answering } from './parse-call.ts'

const options = {
  method: { type: 'string' },
  data: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

export const run = answering(options, packageHelp.make, async ({ values, positionals }, terminal) => {
  const { language } = terminal
  const say = packageSays[language]
  const { method, data, out, json = false } = values
  if (method === undefined || data === undefined || out === undefined || positionals.length > 0) return say.needsAll
  const methodFile = await findInput(method, terminal, json)
  const dataFile = methodFile && (await findInput(data, terminal, json))
  if (!methodFile || !dataFile) return 1
  const made = makePackage(methodFile, dataFile)
  if (!made.ok) {
    const findings = 'findings' in made ? made.findings : []
    const lines = [
      ...made.faults.map((fault) => wordFault(fault, language)),
      ...findings.map((found) => wordFinding(found, language)),
    ]
    const told = [...made.faults, ...findings].map((one, at) => ({ ...one, words: lines[at] }))
    if (json) terminal.out(`${JSON.stringify({ ok: false, faults: told })}\n`)
    else terminal.error([say.notComputed, ...lines].join('\n'))
    return 1
  }
  const { bytes, manifest, seal } = made.value
  if (!(await writeOutput(out, bytes, terminal, json))) return 1
  const told = [say.sealed(out, manifest.subjects), ...(manifest.trial ? [say.trial] : []), say.seal(seal)]
  terminal.out(json ? `${JSON.stringify({ ok: true, out, seal, manifest })}\n` : `${told.join('\n')}\n`)
  return 0
})
