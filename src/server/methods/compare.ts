import type { MethodChange, MethodItem, Said } from '#contract/methods.ts'
import type { Method } from '#core/evaluations/method.ts'
import { digestMethod } from './digest.ts'

const plain = (text: string): Said => ({ zh: text, en: text })
const number = (value: number | null | undefined): Said | null =>
  value === null || value === undefined ? null : plain(String(value))

/** What a newer version of a method says otherwise: items, weights by cohort, rules, cohorts, grades, inputs. */
export function compareMethods(before: Method, after: Method): MethodChange[] {
  const [old, now] = [digestMethod(before), digestMethod(after)]
  const cohorts = new Map([...before.cohorts, ...after.cohorts].map(({ code, name }) => [code, name]))
  return [
    ...changed('cohort', keyed(old.cohorts, cohortKey), keyed(now.cohorts, cohortKey), ({ where }) =>
      plain(where ?? '—'),
    ),
    ...changed('item', keyed(old.items, itemKey), keyed(now.items, itemKey), ({ name }) => plain(name)),
    ...weightChanges(keyed(old.items, itemKey), keyed(now.items, itemKey), cohorts),
    ...changed('rule', keyed(leaves(old.items), itemKey), keyed(leaves(now.items), itemKey), ruleOf).filter(
      ({ before: was, after: is }) => was !== null && is !== null,
    ),
    ...changed('grade', keyed(old.grades, gradeKey), keyed(now.grades, gradeKey), ({ rule }) => rule),
    ...changed('input', keyed(old.inputs, itemKey), keyed(now.inputs, itemKey), ({ name, unit }) =>
      plain(unit === null ? name : `${name}（${unit}）`),
    ),
  ]
}

type Named = { readonly code: string; readonly name: string }
const itemKey = ({ code }: Named) => code
const cohortKey = itemKey
const gradeKey = ({ cohorts, name }: { readonly cohorts: readonly string[]; readonly name: string }) =>
  `${cohorts.join('、')} ${name}`.trim()
const leaves = (items: readonly MethodItem[]) => items.filter(({ isLeaf }) => isLeaf)

const keyed = <T>(list: readonly T[], key: (one: T) => string): ReadonlyMap<string, T> =>
  new Map(list.map((one) => [key(one), one]))

function ruleOf({ rules, missing }: MethodItem): Said {
  const say = (language: 'zh' | 'en') =>
    [
      ...rules.map(
        ({ cohort, value, score }) => `${cohort === null ? '' : `${cohort}：`}${value[language]} → ${score[language]}`,
      ),
      missing?.[language] ?? '',
    ].join('；')
  return { zh: say('zh'), en: say('en') }
}

function changed<T extends { readonly name: string }>(
  kind: MethodChange['kind'],
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  say: (one: T) => Said,
): readonly MethodChange[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])]
  return keys.flatMap((key) => {
    const [old, now] = [before.get(key), after.get(key)]
    const [was, is] = [old === undefined ? null : say(old), now === undefined ? null : say(now)]
    return was?.zh === is?.zh ? [] : [{ kind, what: now?.name ?? old?.name ?? key, before: was, after: is }]
  })
}

function weightChanges(
  before: ReadonlyMap<string, MethodItem>,
  after: ReadonlyMap<string, MethodItem>,
  cohorts: ReadonlyMap<string, string>,
): readonly MethodChange[] {
  return [...after].flatMap(([code, now]) => {
    const old = before.get(code)
    if (old === undefined) return []
    return [...cohorts].flatMap(([cohort, name]): readonly MethodChange[] => {
      const [was, is] = [old.weights[cohort], now.weights[cohort]]
      if ((was ?? null) === (is ?? null)) return []
      return [{ kind: 'weight', what: `${now.name} · ${name}`, before: number(was), after: number(is) }]
    })
  })
}
