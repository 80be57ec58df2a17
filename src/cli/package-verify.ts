import { wordFault } from '#server/evaluations/finding-words.ts'
import { verifyPackage } from '#server/evaluations/verify-package.ts'
import type { Run } from './command.ts'
import { findInput } from './input-file.ts'
import { packageHelp, packageSays } from './package-words.ts'
import { parseCall } from './parse-call.ts'

const options = {
  json: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

export const run: Run = async (args, terminal) => {
  const { language } = terminal
  const say = packageSays[language]
  const help = packageHelp.verify[language]
  const call = parseCall(args, options, language)
  if (call.ok && call.values.help) {
    terminal.out(help)
    return 0
  }
  const [path, ...more] = call.ok ? call.positionals : []
  if (!call.ok || path === undefined || more.length > 0) {
    terminal.error(`${call.ok ? say.oneFile : call.why}\n\n${help}`)
    return 2
  }
  const file = await findInput(path, terminal)
  if (!file) return 1
  const verified = verifyPackage(file.bytes)
  const { equal, manifest, seal, faults } = verified
  if (call.values.json) terminal.out(`${JSON.stringify(verified)}\n`)
  else if (equal && manifest !== null)
    terminal.out(`${say.equal(manifest.method.name, manifest.subjects)}\n${say.seal(seal ?? '')}\n`)
  else terminal.error([say.differs(faults.length), ...faults.map((fault) => wordFault(fault, language))].join('\n'))
  return equal ? 0 : 1
}
