import { type ParseArgsConfig, parseArgs } from 'node:util'
import type { Run, Terminal } from './command.ts'
import { type Language, words } from './words.ts'

type Options = NonNullable<ParseArgsConfig['options']>
type Parsed<T extends Options> = ReturnType<typeof parseArgs<{ options: T; allowPositionals: true }>>
export type Call<T extends Options> = ({ readonly ok: true } & Parsed<T>) | { readonly ok: false; readonly why: string }

/** The words of a call by its options; a wrong one is said in the user's language. */
export function parseCall<T extends Options>(args: readonly string[], options: T, language: Language): Call<T> {
  try {
    return { ok: true, ...parseArgs({ args: [...args], options, allowPositionals: true }) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const unknown = error instanceof Error && 'code' in error && error.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
    const name = /'(-[^']*)'/.exec(message)?.[1]
    const say = words[language]
    return { ok: false, why: unknown && name !== undefined ? say.unknownOption(name) : say.badOption(message) }
  }
}

/** What a command does with a call that can be read; words instead of an exit code say why it is a wrong call after all. */
type Work<T extends Options> = (call: Parsed<T>, terminal: Terminal) => Promise<number | string>

/** A command whose help is asked for by --help and stands below whatever is wrong with a call. */
export const answering =
  <T extends Options & { readonly help: { readonly type: 'boolean' } }>(
    options: T,
    help: Readonly<Record<Language, string>>,
    work: Work<T>,
  ): Run =>
  async (args, terminal) => {
    const own = help[terminal.language]
    const call = parseCall(args, options, terminal.language)
    if (call.ok && 'help' in call.values && call.values.help === true) {
      terminal.out(own)
      return 0
    }
    const answer = call.ok ? await work(call, terminal) : call.why
    if (typeof answer === 'number') return answer
    terminal.error(`${answer}\n\n${own}`)
    return 2
  }
