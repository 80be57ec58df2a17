import { type CellKey, cellKeyOf } from '#core/collections/check.ts'
import { readEntry } from '#core/collections/entry.ts'
import { type FrozenField, type FrozenForm, fieldsOf } from '#core/collections/form.ts'
import type { StoredCell } from '#store/collections/submission-cells.ts'
import type { StoredSubject } from '#store/rounds/subjects.ts'
import { type Around, cellIdOf } from './load-sheet.ts'

/** Which part of which cell a place of the template holds. */
export type PlannedPart = CellKey & { readonly part: 'value' | 'reason' | 'row-reason' }

/** One place of the template: what is written there on the way out, and by what it is known on the way back. */
export type PlannedCell = {
  readonly value: string | number | null
  /** absent where nobody fills it in */
  readonly target?: PlannedPart
  readonly note?: string
  readonly kind: 'label' | 'unit' | 'value' | 'held' | 'reference' | 'reason'
}

export type PlannedColumn = {
  /** in the hidden line of keys, so that a moved column is found again */
  readonly key: string
  /** from the top; neighbours with the same upper name share one merged cell */
  readonly head: readonly string[]
  readonly unit: string
  readonly width: number
  readonly note?: string
}

export type TemplatePlan = {
  readonly columns: readonly PlannedColumn[]
  readonly rows: readonly { readonly key: string; readonly cells: readonly PlannedCell[] }[]
}

export type PlanParts = {
  readonly form: FrozenForm
  readonly subjects: readonly StoredSubject[]
  /** by core's key of a cell */
  readonly cells: ReadonlyMap<string, StoredCell>
  readonly around: Around
}

/** The template as plain places, in the form's layout; what is read back is compared with the same plan. */
export const planTemplate = (parts: PlanParts): TemplatePlan =>
  parts.form.layout === 'subject-rows' ? planSubjects(parts) : planIndicators(parts)

function planIndicators(parts: PlanParts): TemplatePlan {
  const pairs = fieldsOf(parts.form).some(({ asks }) => asks === 'pair')
  const columns: PlannedColumn[] = [
    { key: 'subject', head: ['填报内容', '对象'], unit: '', width: 18 },
    { key: 'section', head: ['填报内容', '栏目'], unit: '', width: 14 },
    { key: 'name', head: ['填报内容', '指标'], unit: '', width: 26 },
    { key: 'unit', head: ['填报内容', '计量单位'], unit: '', width: 12 },
    { key: 'now', head: ['数据', '本期'], unit: '', width: 16 },
    ...(pairs ? [{ key: 'last-year', head: ['数据', '上年同期'], unit: '', width: 16 }] : []),
    { key: 'before', head: ['参考', '上期'], unit: '', width: 14 },
    { key: 'reason', head: ['情况说明'], unit: '', width: 36 },
  ]
  const rows = parts.subjects.flatMap((subject) =>
    parts.form.sections.flatMap(({ title, fields }) =>
      fields.map((field) => {
        const key = { subjectId: subject.id, indicatorId: field.indicatorId }
        const before = parts.around.known.get(cellIdOf(subject.id, field.indicatorId))?.before ?? null
        const cells: PlannedCell[] = [
          { value: subject.name, kind: 'label' },
          { value: title, kind: 'label' },
          { value: field.card.name, kind: 'label', note: noteOf(field) },
          { value: field.card.unit, kind: 'unit' },
          valueAt(parts, field, { ...key, side: 'now' }),
          ...(pairs ? [lastYearAt(parts, field, { ...key, side: 'last-year' })] : []),
          { value: before, kind: 'reference' },
          reasonAt(parts, { ...key, side: 'now' }),
        ]
        return { key: `${subject.id}:${field.indicatorId}`, cells }
      }),
    ),
  )
  return { columns, rows }
}

function planSubjects(parts: PlanParts): TemplatePlan {
  const columns: PlannedColumn[] = [
    { key: 'subject', head: ['对象', '名称'], unit: '', width: 32 },
    { key: 'code', head: ['对象', '编号'], unit: '', width: 14 },
  ]
  const places: { readonly field: FrozenField; readonly side: CellKey['side'] }[] = []
  for (const { title, fields } of parts.form.sections)
    for (const field of fields) {
      const { name, unit } = field.card
      const note = noteOf(field)
      const head = title === '' ? [name] : [title, name]
      const sides = field.asks === 'pair' ? (['now', 'last-year'] as const) : (['now'] as const)
      for (const side of sides) {
        const own = field.asks === 'pair' ? [...head, side === 'now' ? '本期' : '上年同期'] : head
        columns.push({
          key: `${field.indicatorId}:${side}`,
          head: own,
          unit,
          width: Math.max(14, name.length * 2 + 4),
          note,
        })
        places.push({ field, side })
      }
    }
  columns.push({ key: 'reason', head: ['情况说明'], unit: '', width: 36, note: '本行需要说明的数据，原因写在这里。' })
  const rows = parts.subjects.map((subject) => {
    const cells: PlannedCell[] = [
      { value: subject.name, kind: 'label' },
      { value: subject.code, kind: 'label' },
      ...places.map(({ field, side }) => {
        const key = { subjectId: subject.id, indicatorId: field.indicatorId, side }
        return side === 'now' ? valueAt(parts, field, key) : lastYearAt(parts, field, key)
      }),
      {
        value: rowReason(parts, subject.id),
        target: { subjectId: subject.id, indicatorId: 0, side: 'now', part: 'row-reason' },
        kind: 'reason',
      },
    ]
    return { key: String(subject.id), cells }
  })
  return { columns, rows }
}

const noteOf = ({ card, note, required }: FrozenField): string =>
  [
    card.definition === '' ? '' : `口径：${card.definition}`,
    `计量单位：${card.unit}`,
    note === null || note === '' ? '' : `填报说明：${note}`,
    required ? '必填。没有数的填“—”，并写明原因。' : '可不填。',
  ]
    .filter((line) => line !== '')
    .join('\n')

const storedAt = ({ cells }: PlanParts, key: CellKey): StoredCell | undefined => cells.get(cellKeyOf(key))

/** A number where the text is nothing but one in the field's unit, so that Excel can count with it. */
const written = (text: string, unit: string): string | number | null => {
  const entry = readEntry(text, unit)
  if (text === '') return null
  return entry.kind === 'value' && entry.from === null && /\d$/.test(text) ? entry.value : text
}

function valueAt(parts: PlanParts, field: FrozenField, key: CellKey): PlannedCell {
  const held = parts.around.held.get(cellIdOf(key.subjectId, key.indicatorId))
  if (held !== undefined) {
    const value = key.side === 'now' ? held.value : held.lastYear
    return { value: value ?? '—', kind: 'held', note: '系统已有这个数，不需要再填。' }
  }
  const value = written(storedAt(parts, key)?.text ?? '', field.card.unit)
  return { value, target: { ...key, part: 'value' }, kind: 'value' }
}

function lastYearAt(parts: PlanParts, field: FrozenField, key: CellKey): PlannedCell {
  if (field.asks !== 'pair') return { value: null, kind: 'reference' }
  const cell = valueAt(parts, field, key)
  const known = parts.around.known.get(cellIdOf(key.subjectId, key.indicatorId))?.lastYear ?? null
  return cell.value === null && known !== null
    ? { ...cell, value: known, note: '系统带出的上年同期数，改动要写明原因。' }
    : cell
}

function reasonAt(parts: PlanParts, key: CellKey): PlannedCell {
  if (parts.around.held.has(cellIdOf(key.subjectId, key.indicatorId))) return { value: null, kind: 'reference' }
  return { value: storedAt(parts, key)?.reason ?? null, target: { ...key, part: 'reason' }, kind: 'reason' }
}

/** Reasons of a line that all say the same are one; else the template leaves them to the page. */
function rowReason({ form, cells }: PlanParts, subjectId: number): string | null {
  const reasons = new Set(
    fieldsOf(form).flatMap(
      ({ indicatorId }) => cells.get(cellKeyOf({ subjectId, indicatorId, side: 'now' }))?.reason ?? [],
    ),
  )
  return reasons.size === 1 ? ([...reasons][0] ?? null) : null
}
