import type { SurveyScoreLine } from '#contract/questionnaires.ts'
import { type Question, type SurveyItem, scoreOf } from '#core/questionnaires/questions.ts'
import { maySeeScores } from '#core/questionnaires/rights.ts'
import type { StoredTally } from '#store/questionnaires/answers.ts'
import type { StoredGroup, StoredQuestionnaire } from '#store/questionnaires/questionnaires.ts'

/** Of each subject, all its groups together first and each by itself then; what would show too few is left out. */
export function scoresOf(
  stored: StoredQuestionnaire,
  item: SurveyItem,
  groups: readonly StoredGroup[],
  tallies: readonly StoredTally[],
): readonly Omit<SurveyScoreLine, 'name'>[] {
  const rows = [...new Set(groups.map(({ row }) => row))]
  return rows.flatMap((row) => {
    const own = groups.filter((group) => group.row === row)
    const line = (group: string | null) => {
      const answers = own
        .filter(({ name }) => group === null || name === group)
        .reduce((sum, { answered }) => sum + answered, 0)
      const counted = tallies.filter((tally) => tally.row === row && (group === null || tally.name === group))
      // where all but few are one group, the few would show as the difference of the two
      const rest = group === null ? null : total(own) - answers
      const shown =
        maySeeScores(stored.state, answers, stored.least_shown) &&
        (rest === null || rest === 0 || rest >= stored.least_shown)
      return lineOf({ row, group, answers, shown, enough: answers >= item.least }, stored.questions, counted)
    }
    return own.length === 1 ? [line(null)] : [line(null), ...own.map(({ name }) => line(name))]
  })
}

const total = (groups: readonly StoredGroup[]): number => groups.reduce((sum, { answered }) => sum + answered, 0)

type Line = Pick<SurveyScoreLine, 'row' | 'group' | 'answers' | 'enough'> & { readonly shown: boolean }

function lineOf(
  { shown, ...line }: Line,
  questions: readonly Question[],
  tallies: readonly StoredTally[],
): Omit<SurveyScoreLine, 'name'> {
  if (!shown) return { ...line, hidden: true, score: null, questions: [] }
  const { score, questions: each } = scoreOf(questions, tallies)
  const countsOf = (code: string) =>
    (questions.find((one) => one.code === code)?.options ?? []).map((_, option) =>
      tallies
        .filter((tally) => tally.question === code && tally.option === option)
        .reduce((sum, { count }) => sum + count, 0),
    )
  return {
    ...{ ...line, hidden: false, score },
    questions: each.map((one) => ({ ...one, counts: countsOf(one.question) })),
  }
}
