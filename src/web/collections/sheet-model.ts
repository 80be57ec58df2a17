// What a sheet shows and what its checks find, line by line, and only anew where something has changed.

import type { HeldCell, Known, Sheet } from '#contract/collections/submission.ts'
import {
  type CellKey,
  checkLine,
  type FormFinding,
  pairOf,
  type SubjectLine,
  valueRulesFor,
} from '#core/collections/check.ts'
import { type FrozenField, type FrozenForm, fieldsOf } from '#core/collections/form.ts'
import type { Pair } from '#core/indicators/observed.ts'
import type { SheetKeeper } from './sheet-keeper.ts'

export class SheetModel {
  readonly sheet: Sheet
  readonly form: FrozenForm
  readonly fields: readonly FrozenField[]
  readonly keeper: SheetKeeper
  readonly #rules: ReturnType<typeof valueRulesFor>
  readonly #known: ReadonlyMap<string, Known>
  readonly #held: ReadonlyMap<string, HeldCell>
  readonly #named: ReadonlySet<string>
  readonly #found = new Map<number, { readonly version: number; readonly findings: readonly FormFinding[] }>()

  constructor(sheet: Sheet, keeper: SheetKeeper) {
    this.sheet = sheet
    // The same as core froze; on the wire its condition trees are plain data.
    this.form = sheet.form as unknown as FrozenForm
    this.fields = fieldsOf(this.form)
    this.keeper = keeper
    this.#rules = valueRulesFor(sheet.periodEnd)
    this.#known = new Map(sheet.known.map((one) => [idOf(one), one]))
    this.#held = new Map(sheet.held.map((one) => [idOf(one), one]))
    this.#named = new Set(sheet.returnedCells.map(idOf))
  }

  known = (subjectId: number, indicatorId: number): Known | undefined =>
    this.#known.get(idOf({ subjectId, indicatorId }))
  held = (subjectId: number, indicatorId: number): HeldCell | undefined =>
    this.#held.get(idOf({ subjectId, indicatorId }))
  isNamed = (subjectId: number, indicatorId: number): boolean => this.#named.has(idOf({ subjectId, indicatorId }))

  line = (subjectId: number): SubjectLine => ({
    subjectId,
    cell: (indicatorId, side) => this.keeper.entered({ subjectId, indicatorId, side }),
    known: (indicatorId) => this.known(subjectId, indicatorId),
    held: (indicatorId) => this.held(subjectId, indicatorId),
  })

  pair = (field: FrozenField, subjectId: number): Pair => pairOf(field, this.line(subjectId))

  findings(subjectId: number): readonly FormFinding[] {
    const version = this.keeper.versionOf(subjectId)
    const known = this.#found.get(subjectId)
    if (known?.version === version) return known.findings
    const findings = checkLine(this.form, this.#rules, this.line(subjectId))
    this.#found.set(subjectId, { version, findings })
    return findings
  }

  /** All of them, what stands in the way first. */
  allFindings(): readonly FormFinding[] {
    const all = this.sheet.subjects.flatMap(({ id }) => this.findings(id))
    return [...all].sort((a, b) => rankOf(a) - rankOf(b))
  }

  findingsAt({ subjectId, indicatorId, side }: CellKey): readonly FormFinding[] {
    return this.findings(subjectId).filter((one) => one.side === side && one.indicatorIds[0] === indicatorId)
  }
}

const idOf = ({ subjectId, indicatorId }: { readonly subjectId: number; readonly indicatorId: number }): string =>
  `${subjectId}:${indicatorId}`

const rankOf = ({ severity, blocks }: FormFinding): number =>
  (blocks ? 0 : 10) + (severity === 'error' ? 0 : severity === 'needs-reason' ? 1 : 2)
