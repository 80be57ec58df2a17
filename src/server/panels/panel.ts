import type { PanelPage } from '#contract/panels.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { mayRunPanel, maySeePanel } from '#core/panels/rights.ts'
import { type PanelItem, panelItemsOf, spreadOf } from '#core/panels/sheet.ts'
import { isTimeFor } from '#core/rounds/course.ts'
import { findAccount } from '#store/accounts/accounts.ts'
import {
  findPanel,
  insertPanel,
  listMarks,
  listMembers,
  type StoredMark,
  type StoredMember,
  type StoredPanel,
  updatePanel,
} from '#store/panels/panels.ts'
import { NotFound } from '#store/refusals.ts'
import type { CityContext } from '../context.ts'
import { keepAct } from '../rounds/act.ts'
import { type LoadedRound, loadRound } from '../rounds/load.ts'

export type LoadedPanel = {
  readonly loaded: LoadedRound
  readonly items: readonly PanelItem[]
  readonly panel: StoredPanel | undefined
  readonly members: readonly StoredMember[]
  readonly marks: readonly StoredMark[]
}

/** Far apart where nobody has said anything else: a fifth of the widest scale. */
const TOLERATED_SHARE = 0.2

export async function loadPanel(context: CityContext, id: string, { lock = false } = {}): Promise<LoadedPanel> {
  const { tx, actor } = context
  if (!maySeePanel(actor)) throw new NotFound('round', id)
  const loaded = await loadRound(context, id, { lock })
  const members = await listMembers(tx, id)
  const marks = await listMarks(
    tx,
    members.map((member) => member.id),
  )
  return { loaded, items: panelItemsOf(loaded.method), panel: await findPanel(tx, id), members, marks }
}

export async function showPanel(context: CityContext, id: string): Promise<PanelPage> {
  const { tx, actor } = context
  const { loaded, items, panel, members, marks } = await loadPanel(context, id)
  const of = items.length * loaded.subjects.length
  const shown: PanelPage['members'] = []
  for (const member of members) {
    const account = member.account_id === null ? undefined : await findAccount(tx, member.account_id)
    shown.push({
      ...{ id: member.id, name: member.name, body: member.body, accountName: account?.name ?? null },
      ...{ hasLink: member.code_sha256 !== null, state: member.state, of },
      marked: marks.filter(({ member_id }) => member_id === member.id).length,
      submittedAt: member.submitted_at?.toISOString() ?? null,
    })
  }
  const tolerated = panel?.tolerated ?? toleratedAtFirst(items)
  return {
    items: items.map((item) => ({ ...item })),
    panel:
      panel === undefined
        ? null
        : { intro: panel.intro, due: panel.due, tolerated, taken: panel.taken_revision !== null },
    members: shown,
    spreads: spreadsOf({ loaded, items, panel, members, marks }, tolerated),
    mayRun: mayRunPanel(actor),
    isTime: isTimeFor('panel', loaded.round.state),
  }
}

const toleratedAtFirst = (items: readonly PanelItem[]): number =>
  Math.max(0, ...items.map(({ least, most }) => (most - least) * TOLERATED_SHARE))

/** Marks of the sheets that were handed in; what somebody is still thinking about is nobody's business. */
export function marksHandedIn({ members, marks }: LoadedPanel): readonly StoredMark[] {
  const done = new Set(members.filter(({ state }) => state === 'submitted').map(({ id }) => id))
  return marks.filter(({ member_id }) => done.has(member_id))
}

function spreadsOf(whole: LoadedPanel, tolerated: number): PanelPage['spreads'] {
  const { loaded, items } = whole
  const byCell = new Map<string, StoredMark[]>()
  for (const mark of marksHandedIn(whole)) {
    const key = `${mark.row} ${mark.input}`
    byCell.set(key, [...(byCell.get(key) ?? []), mark])
  }
  return items.flatMap((item) =>
    loaded.subjects.map(({ row, name }) => {
      const given = byCell.get(`${row} ${item.input}`) ?? []
      const spread = spreadOf(
        item,
        given.flatMap(({ mark }) => mark ?? []),
        tolerated,
      )
      const stoodBack = given.filter(({ mark }) => mark === null).length
      return { row, name, input: item.input, stoodBack, ...spread, marks: [...spread.marks] }
    }),
  )
}

/** What keeps the office from working on a panel now. */
export function refusalOf({ loaded, items }: LoadedPanel): Outcome<never> | undefined {
  if (items.length === 0) return bad({ code: 'panel.no-items' })
  const { state } = loaded.round
  return isTimeFor('panel', state) ? undefined : bad({ code: 'round.not-now', facts: { state } })
}

type Kept = { readonly id: string; readonly intro: string; readonly due: string | null; readonly tolerated: number }

export async function keepPanel(
  context: CityContext,
  { id, intro, due, tolerated }: Kept,
): Promise<Outcome<PanelPage>> {
  const { tx } = context
  const whole = await loadPanel(context, id, { lock: true })
  const refused = refusalOf(whole)
  if (refused !== undefined) return refused
  if (whole.panel === undefined) await insertPanel(tx, { round_id: id, intro, due, tolerated, taken_revision: null })
  else await updatePanel(tx, id, { intro, due, tolerated })
  await keepAct(context, whole.loaded.round, { move: 'panel', detail: { due, tolerated } })
  return good(await showPanel(context, id))
}
