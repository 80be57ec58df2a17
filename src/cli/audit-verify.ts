import type { CityLog } from '#server/control/operations.ts'
import type { Run } from './command.ts'
import { operateSite, readSite, refuse, splitCall } from './site.ts'
import type { Language } from './words.ts'

/** audit verify [--json]: walks the log of every city; 1 where a chain does not hold. */
export const run: Run = async (args, terminal) => {
  const { flags } = splitCall(args)
  const json = flags.includes('--json')
  const settings = readSite(flags.filter((flag) => flag !== '--json'))
  if (!settings.ok) return refuse(terminal, settings, json)
  const outcome = await operateSite(settings.value, { kind: 'audit.verify' })
  if (!outcome.ok) return refuse(terminal, outcome, json)
  if (outcome.value.kind !== 'audit.verify') return 1
  const { cities } = outcome.value
  terminal.out(
    json ? `${JSON.stringify(cities)}\n` : cities.map((city) => `${say(city, terminal.language)}\n`).join(''),
  )
  return cities.every(({ brokenAt }) => brokenAt === null) ? 0 : 1
}

function say({ city, entries, brokenAt, head }: CityLog, language: Language): string {
  const whole = { zh: `${city}：${entries} 条审计记录完整`, en: `${city}: ${entries} entries, the chain is whole` }
  const broken = {
    zh: `${city}：第 ${brokenAt} 条审计记录被改动或缺失，其前 ${entries} 条完整`,
    en: `${city}: entry ${brokenAt} was changed or is missing; the ${entries} before it are whole`,
  }
  return `${(brokenAt === null ? whole : broken)[language]}\n  ${head}`
}
