import { writeFile } from 'node:fs/promises'
import { wordFault, wordFinding } from '#server/evaluations/finding-words.ts'
import { makePackage } from '#server/evaluations/make-package.ts'
import { findInput } from './input-file.ts'
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
  const [methodFile, dataFile] = [await findInput(method, terminal), await findInput(data, terminal)]
  if (!methodFile || !dataFile) return 1
  const made = makePackage(methodFile, dataFile)
  if (!made.ok) {
    const findings = 'findings' in made ? made.findings : []
    const lines = [
      ...made.faults.map((fault) => wordFault(fault, language)),
      ...findings.map((found) => wordFinding(found, language)),
    ]
    if (json) terminal.out(`${JSON.stringify({ ok: false, faults: [...made.faults, ...findings] })}\n`)
    else terminal.error([say.notComputed, ...lines].join('\n'))
    return 1
  }
  const { bytes, manifest, seal } = made.value
  await writeFile(out, bytes)
  const told = [say.sealed(out, manifest.subjects), ...(manifest.trial ? [say.trial] : []), say.seal(seal)]
  terminal.out(json ? `${JSON.stringify({ ok: true, out, seal, manifest })}\n` : `${told.join('\n')}\n`)
  return 0
})
