import { type ParseArgsConfig, parseArgs } from 'node:util'
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
