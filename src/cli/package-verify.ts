import { wordFault } from '#server/evaluations/finding-words.ts'
import { verifyPackage } from '#server/evaluations/verify-package.ts'
import { findInput } from './input-file.ts'
import { packageHelp, packageSays } from './package-words.ts'
import { answering } from './parse-call.ts'

const options = {
  seal: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

/** One changed number moves a mean, and with it everybody. */
const MOST_TOLD = 30

export const run = answering(options, packageHelp.verify, async ({ values, positionals }, terminal) => {
  const { language } = terminal
  const say = packageSays[language]
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) return say.oneFile
  const file = await findInput(path, terminal, values.json)
  if (!file) return 1
  const verified = verifyPackage(file.bytes, values.seal ?? null)
  const { equal, manifest, seal, faults, repacked } = verified
  const told = faults.map((fault) => ({ ...fault, words: wordFault(fault, language) }))
  if (values.json) terminal.out(`${JSON.stringify({ ...verified, ok: equal, faults: told })}\n`)
  else if (equal && manifest !== null)
    terminal.out(
      [
        say.equal(manifest.method.name, manifest.subjects),
        ...(repacked ? [say.repacked] : []),
        say.seal(seal ?? ''),
        '',
      ].join('\n'),
    )
  else {
    const lines = told.slice(0, MOST_TOLD).map(({ words }) => words)
    if (told.length > MOST_TOLD) lines.push(say.more(told.length - MOST_TOLD))
    terminal.error([say.differs(faults.length), ...lines].join('\n'))
  }
  return equal ? 0 : 1
})
