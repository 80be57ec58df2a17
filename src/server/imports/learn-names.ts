import type { ImportMapping } from '#contract/imports.ts'
import { foldText } from '#core/base/text.ts'
import { updateSubject } from '#store/rounds/subjects.ts'
import type { CityContext } from '../context.ts'
import { note } from '../note.ts'
import { loadSubjectBook } from './subject-book.ts'

const LONGEST = 60

/**
 * What a person has said once of a place's other spelling holds for every file from now on; it stands with the place, where
 * it can be taken out again. A spelling that means something already is left as it is.
 */
export async function learnNames(context: CityContext, { subjectKind, names }: ImportMapping): Promise<void> {
  const { tx } = context
  if (subjectKind !== 'place' || Object.keys(names).length === 0) return
  const book = await loadSubjectBook(tx, 'place')
  const learnt = new Map<number, string[]>()
  const told = new Set<string>()
  for (const [text, id] of Object.entries(names)) {
    const spelling = text.trim()
    const key = foldText(spelling)
    if (spelling === '' || spelling.length > LONGEST || book.byName.has(key) || told.has(key)) continue
    told.add(key)
    learnt.set(id, [...(learnt.get(id) ?? []), spelling])
  }
  for (const subject of book.subjects) {
    const spellings = learnt.get(subject.id)
    if (spellings === undefined) continue
    const aliases = [...subject.aliases, ...spellings]
    await updateSubject(tx, { ...subject, aliases })
    await note(context, {
      ...{ action: 'place.changed', subjectKind: 'place', subjectId: subject.placeId ?? String(subject.id) },
      detail: { before: { aliases: subject.aliases }, after: { name: subject.name, aliases } },
    })
  }
}
