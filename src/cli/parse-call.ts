import { type ParseArgsConfig, parseArgs } from 'node:util'
import { similarityOf } from '#core/base/text.ts'
import type { Run, Terminal } from './command.ts'
import { type Language, words } from './words.ts'

type Options = NonNullable<ParseArgsConfig['options']>
type Parsed<T extends Options> = ReturnType<typeof parseArgs<{ options: T; allowPositionals: true }>>
export type Call<T extends Options> = ({ readonly ok: true } & Parsed<T>) | { readonly ok: false; readonly why: string }

/** The words of a call by its options; a wrong one is said in the user's language. */
export function parseCall<T extends Options>(args: readonly string[], options: T, language: Language): Call<T> {
  try {
    const call = parseArgs({ args: [...args], options, allowPositionals: true, tokens: true })
    const twice = givenTwice(options, call.tokens)
    if (twice !== undefined) return { ok: false, why: words[language].optionTwice(twice) }
    return { ok: true, ...(call as unknown as Parsed<T>) }
  } catch (error) {
    return { ok: false, why: whyWrong(error, options, language) }
  }
}

type Token = { readonly kind: string; readonly name?: string }

/** Of two values of one option the first would be lost without a word. */
function givenTwice(options: Options, tokens: readonly Token[]): string | undefined {
  const names = tokens.flatMap(({ kind, name }) => (kind === 'option' && name !== undefined ? [name] : []))
  const twice = names.find(
    (name, at) => names.indexOf(name) !== at && options[name]?.type === 'string' && options[name]?.multiple !== true,
  )
  return twice === undefined ? undefined : `--${twice}`
}

function whyWrong(error: unknown, options: Options, language: Language): string {
  const message = error instanceof Error ? error.message : String(error)
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  const name = /'(?:-\w, )?(--?[^' ]*)/.exec(message)?.[1]
  const say = words[language]
  if (name === undefined) return say.badOption(message)
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const near = nearest(
      name,
      Object.keys(options).map((option) => `--${option}`),
    )
    return `${say.unknownOption(name)}${near === undefined ? '' : say.meant(near)}`
  }
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return say.badOption(message)
  return message.includes('does not take') ? say.takesNoValue(name) : say.needsValue(name)
}

/** The word that was probably meant by a misspelled one. */
export function nearest(given: string, words: readonly string[]): string | undefined {
  const scored = words.map((word) => ({ word, score: similarityOf(given, word) }))
  const best = scored.sort((a, b) => b.score - a.score)[0]
  return best !== undefined && best.score >= 0.6 ? best.word : undefined
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
