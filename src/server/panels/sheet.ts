import { createHash } from 'node:crypto'
import type { MarkGiven, Sheet } from '#contract/panels.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { gapsOf, type PanelItem, panelItemsOf, refusalOfMark } from '#core/panels/sheet.ts'
import { isTimeFor } from '#core/rounds/course.ts'
import { appendAudit } from '#store/audit/audit.ts'
import type { CityHandle } from '#store/handle.ts'
import {
  dropMark,
  findPanel,
  keepMark,
  listMarks,
  type StoredMark,
  type StoredMember,
  updateMember,
} from '#store/panels/panels.ts'
import { NotFound } from '#store/refusals.ts'
import { getMethodVersion } from '#store/rounds/methods.ts'
import { getRound, listRoundSubjects, type StoredRound, type StoredRoundSubject } from '#store/rounds/rounds.ts'

/** A member at his sheet, however he came in. */
export type AtSheet = {
  readonly tx: CityHandle
  readonly city: string
  readonly member: StoredMember
  readonly now: Date
  readonly address: string
}

type LoadedSheet = {
  readonly round: StoredRound
  readonly subjects: readonly StoredRoundSubject[]
  readonly items: readonly PanelItem[]
  readonly marks: readonly StoredMark[]
  readonly intro: string
  readonly due: string | null
  readonly open: boolean
}

async function loadSheet({ tx, member }: AtSheet): Promise<LoadedSheet> {
  const round = await getRound(tx, member.round_id)
  const panel = await findPanel(tx, round.id)
  if (panel === undefined) throw new NotFound('panel', round.id)
  const { parsed } = await getMethodVersion(tx, round.method_id, round.method_version)
  return {
    ...{ round, subjects: await listRoundSubjects(tx, round.id), items: panelItemsOf(parsed) },
    ...{ marks: await listMarks(tx, [member.id]), intro: panel.intro, due: panel.due },
    open: member.state === 'open' && panel.taken_revision === null && isTimeFor('panel', round.state),
  }
}

/** One's own marks, and nobody else's. */
export async function showSheet(at: AtSheet): Promise<Sheet> {
  const { member, city } = at
  const { round, subjects, items, marks, intro, due, open } = await loadSheet(at)
  return {
    ...{ memberId: member.id, member: member.name, body: member.body, city, round: round.name, period: round.period },
    ...{ intro, due, state: member.state, submittedAt: member.submitted_at?.toISOString() ?? null, open },
    items: items.map((item) => ({ ...item })),
    subjects: subjects.map(({ row, code, name }) => ({ row, code, name })),
    marks: marks.map(({ row, input, mark, words }) => ({ row, input, mark, words })),
  }
}

const closed: Fault = { code: 'panel.sheet-closed' }

/** Keeps marks as they are made, and lets go of those taken back; all of a call or none. */
export async function keepMarks(
  at: AtSheet,
  given: readonly MarkGiven[],
  withdrawn: readonly Pick<MarkGiven, 'row' | 'input'>[] = [],
): Promise<Outcome<{ kept: number }>> {
  const { tx, member, now } = at
  const { subjects, items, open } = await loadSheet(at)
  if (!open) return bad(closed)
  const rows = subjects.map(({ row }) => row)
  const faults = given.flatMap((mark): readonly Fault[] => {
    const wrong = refusalOfMark(items, rows, mark)
    if (wrong === undefined) return []
    const item = items.find(({ input }) => input === mark.input)
    const facts = { item: item?.name ?? mark.input, least: item?.least ?? null, most: item?.most ?? null }
    return [{ code: `panel.mark-${wrong}`, facts }]
  })
  if (faults.length > 0) return bad(...faults)
  for (const { row, input, mark, words } of given)
    await keepMark(tx, { member_id: member.id, row, input, mark, words: words || null, at: now })
  for (const { row, input } of withdrawn) await dropMark(tx, { member_id: member.id, row, input })
  return good({ kept: given.length })
}

/** Hands a whole sheet in. From then on it is read only, and the log holds what it was. */
export async function submitSheet(at: AtSheet): Promise<Outcome<Sheet>> {
  const { tx, member, now, address } = at
  const { round, subjects, items, marks, open } = await loadSheet(at)
  if (!open) return bad(closed)
  const gaps = gapsOf(
    items,
    subjects.map(({ row }) => row),
    marks,
  )
  if (gaps.length > 0) return bad({ code: 'panel.sheet-gaps', facts: { missing: gaps.length } })
  await updateMember(tx, member.id, { state: 'submitted', submitted_at: now })
  const lines = marks.map(({ row, input, mark }) => `${row} ${input} ${mark ?? '-'}`).join('\n')
  await appendAudit(tx, {
    ...{ at: now, accountId: member.account_id, actor: member.name, action: 'panel.submitted' },
    ...{ subjectKind: 'round', subjectId: round.id },
    detail: {
      ...{ round: round.name, member: member.id, marks: marks.length, address },
      sha256: createHash('sha256').update(lines).digest('hex'),
    },
  })
  return good(await showSheet({ ...at, member: { ...member, state: 'submitted', submitted_at: now } }))
}
