import { wordFault } from '#server/evaluations/finding-words.ts'
import { verifyPackage } from '#server/evaluations/verify-package.ts'
import { findInput } from './input-file.ts'
import { packageHelp, packageSays } from './package-words.ts'
import { answering } from './parse-call.ts'

const options = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

export const run = answering(options, packageHelp.verify, async ({ values, positionals }, terminal) => {
  const { language } = terminal
  const say = packageSays[language]
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) return say.oneFile
  const file = await findInput(path, terminal)
  if (!file) return 1
  const verified = verifyPackage(file.bytes)
  const { equal, manifest, seal, faults } = verified
  if (values.json) terminal.out(`${JSON.stringify(verified)}\n`)
  else if (equal && manifest !== null)
    terminal.out(`${say.equal(manifest.method.name, manifest.subjects)}\n${say.seal(seal ?? '')}\n`)
  else terminal.error([say.differs(faults.length), ...faults.map((fault) => wordFault(fault, language))].join('\n'))
  return equal ? 0 : 1
})
