import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parse } from 'yaml'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { type SettingEntry, type SettingName, settingsTable } from './settings-table.ts'

type Origin = 'default' | 'file' | 'environment' | 'argument'
type ValueOf<E> = E extends { type: 'integer' } ? number : E extends { type: 'switch' } ? boolean : string

/** Every setting's value. */
export type Config = { readonly [N in SettingName]: ValueOf<(typeof settingsTable)[N]> }

/** A setting as an administrator is shown it; a secret one shows only that it is set. */
export type SettingRow = {
  readonly name: SettingName
  readonly variable: string
  readonly type: SettingEntry['type']
  readonly meaning: SettingEntry['meaning']
  readonly value: string
  readonly default: string
  readonly from: Origin
}

export type Settings = {
  readonly config: Config
  readonly rows: readonly SettingRow[]
  /** the configuration file that was read, absolute; null where there is none */
  readonly file: string | null
  /** variables that look like ours and are not: most likely a slip of the pen */
  readonly unknownVariables: readonly string[]
}

export type SettingSources = {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** --port=8081 and the like, by name; a bare --demo means on */
  readonly args?: readonly string[]
  readonly directory?: string
}

/** Read by other parts than this one: the language of the command line, and the configuration file itself. */
const OTHER_VARIABLES: readonly string[] = ['JINGWEI_LANG', 'JINGWEI_CONFIG']
const DEFAULT_FILE = 'jingwei.yaml'

/**
 * Settings of one start: an argument outweighs the environment, that the file, and that the default.
 * Either all of them, or every fault of every source at once.
 */
export function readSettings(sources: SettingSources): Outcome<Settings> {
  const faults: Fault[] = []
  const file = findFile(sources, faults)
  const fromFile = file === null ? {} : readFile(file, faults)
  const fromArgs = readArgs(sources.args ?? [], faults)
  const rows: SettingRow[] = []
  const values: Record<string, unknown> = {}
  for (const [name, entry] of entries()) {
    const given = findGiven(name, entry, fromArgs, sources.environment, fromFile)
    const value = given === undefined ? entry.default : parseValue(name, entry, given.text, given.from, faults)
    if (value === undefined) continue
    values[name] = value
    const words = { value: show(entry, value), default: show(entry, entry.default) }
    const { variable, type, meaning } = entry
    rows.push({ name, variable, type, meaning, ...words, from: given?.from ?? 'default' })
  }
  if (faults.length > 0) return bad(...faults)
  const unknownVariables = findUnknownVariables(sources.environment)
  return good({ config: values as Config, rows, file, unknownVariables })
}

const entries = () => Object.entries(settingsTable) as [SettingName, SettingEntry][]

function findFile(sources: SettingSources, faults: Fault[]): string | null {
  const directory = sources.directory ?? process.cwd()
  const named = sources.environment.JINGWEI_CONFIG
  const path = resolve(directory, named ?? DEFAULT_FILE)
  if (existsSync(path)) return path
  if (named !== undefined) faults.push({ code: 'config.file-missing', place: { file: path } })
  return null
}

function readFile(file: string, faults: Fault[]): Record<string, string> {
  const read: Record<string, string> = {}
  let content: unknown
  try {
    content = parse(readFileSync(file, 'utf8')) ?? {}
  } catch (error) {
    faults.push({ code: 'config.file-unreadable', place: { file }, facts: { reason: reasonOf(error) } })
    return read
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    faults.push({ code: 'config.file-not-settings', place: { file } })
    return read
  }
  for (const [name, value] of Object.entries(content)) {
    if (!(name in settingsTable)) faults.push({ code: 'config.unknown-setting', place: { file, field: name } })
    else if (value !== null && typeof value === 'object') {
      faults.push({ code: 'config.not-plain', place: { file, field: name } })
    } else if (value !== null) read[name] = String(value)
  }
  return read
}

function readArgs(args: readonly string[], faults: Fault[]): Record<string, string> {
  const read: Record<string, string> = {}
  const names = new Map(entries().map(([name]) => [toFlag(name), name]))
  for (const arg of args) {
    const [flag = '', ...rest] = arg.split('=')
    const name = names.get(flag)
    if (name === undefined) faults.push({ code: 'config.unknown-argument', facts: { argument: arg } })
    else read[name] = rest.length === 0 ? 'on' : rest.join('=')
  }
  return read
}

/** "uploadMegabytes" is --upload-megabytes on the command line. */
export const toFlag = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

type Given = { readonly text: string; readonly from: Origin }

function findGiven(
  name: SettingName,
  entry: SettingEntry,
  args: Readonly<Record<string, string>>,
  environment: SettingSources['environment'],
  file: Readonly<Record<string, string>>,
): Given | undefined {
  const candidates: readonly [Origin, string | undefined][] = [
    ['argument', args[name]],
    // An empty variable is one that a service file left blank, not a wish for an empty value.
    ['environment', environment[entry.variable] || undefined],
    ['file', file[name]],
  ]
  for (const [from, text] of candidates) if (text !== undefined) return { text: text.trim(), from }
  return undefined
}

const SWITCH: Readonly<Record<string, boolean>> = {
  on: true,
  true: true,
  yes: true,
  '1': true,
  off: false,
  false: false,
  no: false,
  '0': false,
}

function parseValue(
  name: SettingName,
  entry: SettingEntry,
  text: string,
  from: Origin,
  faults: Fault[],
): number | boolean | string | undefined {
  const refuse = (code: string, facts: Fault['facts']): undefined => {
    faults.push({ code, place: { field: name }, facts: { value: text, from, variable: entry.variable, ...facts } })
  }
  switch (entry.type) {
    case 'integer': {
      const value = Number(text)
      const within = /^\d+$/.test(text) && value >= entry.min && value <= entry.max
      return within ? value : refuse('config.not-integer', { min: entry.min, max: entry.max })
    }
    case 'switch':
      return SWITCH[text.toLowerCase()] ?? refuse('config.not-switch', {})
    case 'choice':
      return entry.choices.includes(text) ? text : refuse('config.not-choice', { choices: entry.choices.join(', ') })
    case 'text':
      return text
  }
}

function show(entry: SettingEntry, value: number | boolean | string): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (entry.type === 'text' && entry.secret === true && value !== '') return '••••••'
  return String(value)
}

function findUnknownVariables(environment: SettingSources['environment']): readonly string[] {
  const known = new Set([...entries().map(([, entry]) => entry.variable), ...OTHER_VARIABLES])
  return Object.keys(environment).filter((name) => name.startsWith('JINGWEI_') && !known.has(name))
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
