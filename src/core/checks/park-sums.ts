// Do the values of the parks or counties add up to the city's own value of the same metric?

import { groupBy } from '../base/group.ts'
import { differ, tidy } from '../metrics/amount.ts'
import type { Found } from './finding.ts'
import { type CheckedTarget, figureOf, isDoubtful, type Material, sentencesOf } from './material.ts'

const tolerance = 0.01
/** Fewer than these make no division of the city. */
const fewest = 3
/** A park with this many targets of its own was asked for all of them. */
const asked = 2
const everyPlace = /^(?:各|每|全|所有|力争|确保)/

type Share = { readonly place: string; readonly value: number; readonly of: readonly CheckedTarget[] }

/** A place without a value is named as missing, never counted as 0; a sum from a table that a scan may have mixed up is a note. */
export function checkParks({ targets }: Material): readonly Found[] {
  const own = targets.filter(({ role, kind, years }) => role === 'target' && isSum(kind) && years !== null)
  const parks = own.filter(({ place }) => place !== 'city' && !everyPlace.test(place))
  const all = groupBy(parks, ({ place }) => place)
  const dividing = [...all].filter(([, group]) => group.length >= asked).map(([place]) => place)
  if (dividing.length < fewest) return []
  const byCore = groupBy(parks, ({ core, amount }) => `${core}|${amount.dimension}`)
  return own
    .filter(({ place, valueMax }) => place === 'city' && valueMax === null)
    .flatMap((city) => checkCity(city, byCore.get(`${city.core}|${city.amount.dimension}`) ?? [], dividing))
}

const isSum = (kind: CheckedTarget['kind']): boolean => kind === 'level' || kind === 'increment'

function checkCity(
  city: CheckedTarget,
  parks: readonly CheckedTarget[],
  dividing: readonly string[],
): readonly Found[] {
  const shares = [...groupBy(parks, ({ place }) => place)].flatMap(([place, group]) => shareOf(city, place, group))
  if (shares.length < fewest) return []
  const sum = shares.reduce((total, { value }) => total + value, 0)
  if (!differ(sum, city.amount.low, tolerance)) return []
  const used = shares.flatMap(({ of }) => of)
  const missing = dividing.filter((place) => shares.every((share) => share.place !== place))
  const doubtful = missing.length > 0 || used.some(isDoubtful)
  // More from the parks than the city sets out to reach is what "at least" allows.
  if (sum > city.amount.low && city.comparator === '>=' && missing.length === 0 && !doubtful) return []
  return [
    {
      code: 'parks-differ',
      subject: city.metric,
      spans: sentencesOf([city, ...used]),
      figures: [
        figureOf('whole', city),
        ...shares.flatMap(({ place, of }) => of.map((part) => figureOf('part', part, place))),
        { role: 'sum', label: '', value: tidy(sum / city.amount.scale), unit: city.unit, period: city.period },
      ],
      names: missing,
      certainty: doubtful ? 'note' : 'likely',
      advice: missing.length > 0 ? 'ask-missing' : 'correct-figure',
    },
  ]
}

/** The park's value for the city's period: printed so, or its years added up; nothing where neither is there. */
function shareOf(city: CheckedTarget, place: string, group: readonly CheckedTarget[]): readonly Share[] {
  const { years } = city
  if (years === null) return []
  const same = group.filter((one) => one.years?.from === years.from && one.years.to === years.to)
  const inside = group.filter((one) => one.years !== null && one.years.from >= years.from && one.years.to <= years.to)
  // Where a scan has mixed up the columns of one year and of all years, the larger of the two is that of all years.
  const candidates = same.length > 0 && same.every(isDoubtful) ? inside : same
  const [exact] = [...candidates].sort((a, b) => b.amount.low - a.amount.low)
  if (same.length > 0 && exact !== undefined) return [{ place, value: exact.amount.low, of: [exact] }]
  const covered = inside.reduce((total, { years: own }) => total + (own === null ? 0 : own.to - own.from + 1), 0)
  if (years.from === years.to || covered !== years.to - years.from + 1) return []
  return [{ place, value: inside.reduce((total, { amount }) => total + amount.low, 0), of: inside }]
}
