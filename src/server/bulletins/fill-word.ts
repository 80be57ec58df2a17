import Docxtemplater from 'docxtemplater'
import PizZip from 'pizzip'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { foldText } from '#core/base/text.ts'
import type { BulletinScene, Fact, Subject } from '#core/bulletins/fact.ts'
import type { ToldFact } from '#core/bulletins/frozen.ts'
import { isMet, orderSubjects, sayFact } from '#core/bulletins/say.ts'
import { type OwnWord, parseTag, type Saying, type Tag, type TurnWord, type ValueTag } from '#core/bulletins/tag.ts'

/** A place of the text where a number was wanted and none is there. */
export type Gap = {
  readonly tag: string
  readonly indicator: string
  readonly subject: string
  readonly missing: string
  /** of a sum that is not whole, the places that it lacks */
  readonly lacking: readonly string[]
}

export type FilledBulletin = {
  readonly bytes: Uint8Array
  /** every fact that stands in the text or decided what stands there, with what is said of it */
  readonly facts: readonly ToldFact[]
  readonly gaps: readonly Gap[]
}

export type OwnWords = Readonly<Record<OwnWord, string>>

type Scope = { readonly turn: Subject | null; readonly number: number; readonly of: number }

/** Fills the words in braces of a Word file, whatever else stands in it. Every fault of the template at once, by its tag. */
export function fillWord(template: Uint8Array, scene: BulletinScene, own: OwnWords): Outcome<FilledBulletin> {
  const filling = new Filling(scene, own)
  try {
    const document = new Docxtemplater(openTemplate(template), {
      paragraphLoop: true,
      linebreaks: true,
      errorLogging: false,
      parser: (tag) => ({ get: (scope: Scope, { meta }) => filling.answer(tag, meta.part.module === 'loop', scope) }),
    })
    document.render({ turn: null, number: 0, of: 0 } satisfies Scope)
    if (filling.faults.length > 0) return bad(...filling.faults)
    const bytes: Uint8Array = document.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' })
    return good({ bytes, facts: [...filling.facts.values()], gaps: filling.gaps })
  } catch (error) {
    return bad(...templateFaults(error))
  }
}

const WRITTEN = /^word\/(document|header\d*|footer\d*)\.xml$/
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Which of these words stand in a template, in or out of braces: a tag names none that does not. Without what Word puts in
 * between, for a tag may lie in several pieces; folded as tags are read.
 */
export function wordsIn(template: Uint8Array, words: readonly string[]): ReadonlySet<string> {
  const text = foldText(textOf(template))
  return new Set(words.filter((word) => text.includes(foldText(word))))
}

function textOf(template: Uint8Array): string {
  const zip = openOrNothing(template)
  if (zip === undefined) return ''
  const parts = zip.file(WRITTEN).map(({ name }) => zip.file(name)?.asText() ?? '')
  return parts
    .join('\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, code: string) =>
      String.fromCodePoint(Number.parseInt(code, hex === '' ? 10 : 16)),
    )
    .replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
}

/** What is no Word file says nothing; that it is none is said when it is filled. */
function openOrNothing(template: Uint8Array): PizZip | undefined {
  try {
    return openTemplate(template)
  } catch {
    return undefined
  }
}

// A Chinese keyboard types braces in full width.
function openTemplate(template: Uint8Array): PizZip {
  const zip = new PizZip(template)
  for (const { name } of zip.file(WRITTEN)) {
    const text = zip.file(name)?.asText() ?? ''
    zip.file(name, text.replaceAll('｛', '{').replaceAll('｝', '}'))
  }
  return zip
}

/** Answers tag by tag, and remembers what it was asked for. */
class Filling {
  readonly faults: Fault[] = []
  readonly facts = new Map<string, { readonly fact: Fact; readonly sayings: Set<Saying> }>()
  readonly gaps: Gap[] = []
  readonly #scene: BulletinScene
  readonly #own: OwnWords

  constructor(scene: BulletinScene, own: OwnWords) {
    this.#scene = scene
    this.#own = own
  }

  /** A word for a tag; for a section the scopes that it is repeated for, or whether it stands. */
  answer(text: string, isSection: boolean, scope: Scope): string | boolean | readonly Scope[] {
    const tag = parseTag(isSection ? `#${text}` : text)
    if (!tag.ok) return this.#refuse(isSection, ...tag.faults)
    switch (tag.value.kind) {
      case 'own':
        return this.#own[tag.value.word]
      case 'turn':
        return this.#turn(text, tag.value.word, scope)
      case 'value':
        return this.#say(text, tag.value, scope)
      case 'if': {
        const fact = this.#fact(text, tag.value.value, scope)
        return fact !== undefined && isMet(tag.value, fact)
      }
      case 'present': {
        const fact = this.#fact(text, tag.value.value, scope)
        return fact !== undefined && (sayFact(fact, tag.value.value.saying, this.#scene) !== null) === tag.value.wanted
      }
      case 'each':
        return this.#each(text, tag.value)
    }
  }

  #refuse(isSection: boolean, ...faults: readonly Fault[]): string | boolean {
    for (const fault of faults) {
      const known = this.faults.some((one) => one.code === fault.code && one.facts?.tag === fault.facts?.tag)
      if (!known) this.faults.push(fault)
    }
    return isSection ? false : ''
  }

  #turn(text: string, word: TurnWord, { turn, number, of }: Scope): string | boolean {
    if (turn === null) return this.#refuse(false, { code: 'bulletin.turn-outside-loop', facts: { tag: text } })
    switch (word) {
      case '名称':
        return turn.name
      case '序号':
        return String(number)
      case '顿号':
        return number < of ? '、' : ''
    }
  }

  #say(text: string, tag: ValueTag, scope: Scope): string {
    const fact = this.#fact(text, tag, scope)
    if (fact === undefined) return ''
    const { indicator, subject, lacking } = fact
    this.facts.get(keyOf(fact))?.sayings.add(tag.saying)
    const said = sayFact(fact, tag.saying, this.#scene)
    const place = { tag: text, indicator: indicator.name, subject: subject.name, lacking }
    if (said === null) this.gaps.push({ ...place, missing: whyUnsaid(fact, tag.saying) })
    else if (lacking.length > 0 && tag.saying !== 'unit' && tag.saying !== 'when') this.#notWhole(place)
    return said ?? '—'
  }

  /** Once of a number, however often the text speaks of it. */
  #notWhole(gap: Omit<Gap, 'missing'>): void {
    const known = this.gaps.some(
      ({ indicator, subject, missing }) =>
        missing === 'parts' && indicator === gap.indicator && subject === gap.subject,
    )
    if (!known) this.gaps.push({ ...gap, missing: 'parts' })
  }

  #fact(text: string, tag: ValueTag, { turn }: Scope): Fact | undefined {
    const fact = this.#scene.factOf(tag.indicator, tag.subject ?? turn)
    if (fact !== undefined) {
      const key = keyOf(fact)
      if (!this.facts.has(key)) this.facts.set(key, { fact, sayings: new Set() })
    } else
      this.#refuse(false, {
        code: 'bulletin.value-unknown',
        facts: { tag: text, indicator: tag.indicator, subject: tag.subject },
      })
    return fact
  }

  #each(text: string, tag: Extract<Tag, { kind: 'each' }>): boolean | readonly Scope[] {
    const subjects = this.#scene.subjectsOf(tag.group)
    if (subjects === undefined) {
      this.#refuse(true, { code: 'bulletin.group-unknown', facts: { tag: text, group: tag.group } })
      return false
    }
    const { by } = tag
    if (by !== null) for (const subject of subjects) this.#fact(text, by, { turn: subject, number: 0, of: 0 })
    return orderSubjects(subjects, tag, this.#scene).map((turn, at, all) => ({ turn, number: at + 1, of: all.length }))
  }
}

const keyOf = ({ indicator, subject }: Fact): string => `${indicator.code} ${subject.id}`

function whyUnsaid(fact: Fact, saying: Saying): string {
  const ofGoal = saying === 'target' || saying === 'done' || saying === 'progress'
  if (ofGoal && fact.goal === null) return 'no-target'
  return fact.value === null ? (fact.missing ?? 'not-reported') : 'not-comparable'
}

const TEMPLATE_FAULTS: Readonly<Record<string, string>> = {
  unopened_tag: 'bulletin.tag-unopened',
  unclosed_tag: 'bulletin.tag-unclosed',
  duplicate_open_tag: 'bulletin.tag-unclosed',
  duplicate_close_tag: 'bulletin.tag-unopened',
  unopened_loop: 'bulletin.section-unopened',
  unclosed_loop: 'bulletin.section-unclosed',
  closing_tag_does_not_match_opening_tag: 'bulletin.section-crossed',
}

/** What the library found in the template, as our records; what is none of its findings is our mistake and goes up. */
function templateFaults(error: unknown): readonly Fault[] {
  const found = findingsOf(error)
  if (found.length === 0) {
    if (error instanceof Error && /zip/i.test(error.message)) return [{ code: 'bulletin.template-unreadable' }]
    throw error
  }
  return found.map(({ id, tag }) => ({
    code: TEMPLATE_FAULTS[id] ?? 'bulletin.template-broken',
    facts: { tag, found: id },
  }))
}

function findingsOf(error: unknown): readonly { readonly id: string; readonly tag: string }[] {
  const properties = propertyOf(error, 'properties')
  const several = propertyOf(properties, 'errors')
  if (Array.isArray(several) && several.length > 0) return several.flatMap(findingsOf)
  const id = propertyOf(properties, 'id')
  return typeof id === 'string' ? [{ id, tag: String(propertyOf(properties, 'xtag') ?? '') }] : []
}

const propertyOf = (of: unknown, name: string): unknown =>
  typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined
