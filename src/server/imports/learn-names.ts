import type { ImportMapping } from '#contract/imports.ts'
import { foldText } from '#core/base/text.ts'
import type { CityHandle } from '#store/handle.ts'
import { updateSubject } from '#store/rounds/subjects.ts'
import { loadSubjectBook } from './subject-book.ts'

const LONGEST = 60

/**
 * What a person has said once of a place's other spelling holds for every file from now on; it stands with the place, where
 * it can be taken out again. A spelling that means something already is left as it is.
 */
export async function learnNames(tx: CityHandle, { subjectKind, names }: ImportMapping): Promise<void> {
  if (subjectKind !== 'place' || Object.keys(names).length === 0) return
  const book = await loadSubjectBook(tx, 'place')
  const learnt = new Map<number, string[]>()
  for (const [text, id] of Object.entries(names)) {
    const spelling = text.trim()
    if (spelling === '' || spelling.length > LONGEST || book.byName.has(foldText(spelling))) continue
    learnt.set(id, [...(learnt.get(id) ?? []), spelling])
  }
  for (const subject of book.subjects) {
    const spellings = learnt.get(subject.id)
    if (spellings !== undefined) await updateSubject(tx, { ...subject, aliases: [...subject.aliases, ...spellings] })
  }
}
