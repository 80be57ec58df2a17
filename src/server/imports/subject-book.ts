import { foldText, similarityOf } from '#core/base/text.ts'
import type { CityHandle } from '#store/handle.ts'
import type { SubjectKind } from '#store/observations/tables.ts'
import { listSubjects, type StoredSubject } from '#store/rounds/subjects.ts'
import { listUnits } from '#store/units/units.ts'

/** How the names and codes of a file find the city's subjects. */
export type SubjectBook = {
  readonly kind: SubjectKind
  readonly subjects: readonly StoredSubject[]
  readonly byCode: ReadonlyMap<string, StoredSubject>
  /** null where one spelling means several */
  readonly byName: ReadonlyMap<string, StoredSubject | null>
  readonly largestId: number
}

/** Places go by their units' names, too: a file says 临港管委会 where the park is meant. */
export async function loadSubjectBook(tx: CityHandle, kind: SubjectKind): Promise<SubjectBook> {
  const subjects = await listSubjects(tx, { kinds: [kind] })
  const byName = new Map<string, StoredSubject | null>()
  const name = (text: string, subject: StoredSubject) => {
    const key = foldText(text)
    if (key === '') return
    const holder = byName.get(key)
    byName.set(key, holder === undefined || holder?.id === subject.id ? subject : null)
  }
  for (const subject of subjects) for (const one of [subject.name, ...subject.aliases]) name(one, subject)
  const own = new Set(byName.keys())
  const units = kind === 'place' || kind === 'unit' ? await listUnits(tx) : []
  const byUnit = new Map(subjects.map((subject) => [kind === 'place' ? subject.placeId : subject.unitId, subject]))
  const offices = new Map<string, number>()
  for (const { placeId } of units) if (placeId !== null) offices.set(placeId, (offices.get(placeId) ?? 0) + 1)
  for (const unit of units) {
    // A city's place has many units in it, and none of their names means the city.
    if (kind === 'place' && offices.get(unit.placeId ?? '') !== 1) continue
    const subject = byUnit.get(kind === 'place' ? unit.placeId : unit.id)
    if (subject === undefined) continue
    for (const one of [unit.name, unit.shortName ?? '', ...unit.aliases.map(({ alias }) => alias)])
      if (!own.has(foldText(one))) name(one, subject)
  }
  return {
    ...{ kind, subjects, byName },
    byCode: new Map(subjects.flatMap((subject) => (subject.code === null ? [] : [[subject.code, subject]]))),
    largestId: subjects.reduce((most, { id }) => Math.max(most, id), 0),
  }
}

const ENOUGH = 0.45
/** Officials shorten a name behind its first two characters: 东屿园区 for 东屿高新区. */
const SAME_BEGINNING = 0.2

/** The subjects one of whose names a text is most like, best first. */
export function suggestSubjects(
  book: SubjectBook,
  text: string,
): readonly { readonly id: number; readonly name: string }[] {
  const key = foldText(text)
  const scores = new Map<StoredSubject, number>()
  for (const [name, subject] of book.byName) {
    if (subject === null) continue
    const score = similarityOf(key, name) + (key.slice(0, 2) === name.slice(0, 2) ? SAME_BEGINNING : 0)
    if (score >= ENOUGH && score > (scores.get(subject) ?? 0)) scores.set(subject, score)
  }
  return [...scores]
    .sort((a, b) => b[1] - a[1] || a[0].id - b[0].id)
    .slice(0, 3)
    .map(([{ id, name }]) => ({ id, name }))
}
