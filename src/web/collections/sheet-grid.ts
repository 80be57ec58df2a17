// How a sheet becomes the rows and columns of a grid, in either layout, and back.

import type { CellKey, FormFinding } from '#core/collections/check.ts'
import { readEntry } from '#core/collections/entry.ts'
import type { FrozenField } from '#core/collections/form.ts'
import { growthOf, printedRate } from '#core/indicators/growth.ts'
import { numberOf } from '#core/indicators/observed.ts'
import type { GridCell, GridColumn, GridRow, GridTone } from '../grid/grid.ts'
import type { Format } from '../words/format.ts'
import type { Words } from '../words/zh.ts'
import type { SheetModel } from './sheet-model.ts'

/** What an edit of a grid's cell writes. */
export type Target = { readonly key: CellKey; readonly part: 'text' | 'reason' }

export type SheetGrid = {
  readonly columns: readonly GridColumn[]
  readonly rows: readonly GridRow[]
  readonly frozen: number
  readonly target: (row: number, column: number) => Target | null
  /** where a finding's cell stands */
  readonly spotOf: (key: CellKey) => { readonly row: number; readonly column: number } | null
  readonly nameOf: (row: number, column: number) => string
}

export type Saying = { readonly w: Words; readonly f: Format; readonly sayFinding: (finding: FormFinding) => string }

/** Lines that have not changed keep their cells from one drawing to the next, so that only the others are drawn. */
export type LineCache = Map<string, { readonly version: string; readonly row: GridRow }>

export const gridOf = (model: SheetModel, saying: Saying, fillable: boolean, cache: LineCache): SheetGrid =>
  model.form.layout === 'subject-rows'
    ? subjectRows(model, saying, fillable, cache)
    : indicatorRows(model, saying, fillable, cache)

function indicatorRows(model: SheetModel, saying: Saying, fillable: boolean, cache: LineCache): SheetGrid {
  const { w, f } = saying
  const words = w.collections.sheet
  const { subjects } = model.sheet
  const [many, grouped] = [subjects.length > 1, model.form.sections.length > 1]
  const pairs = model.fields.some(({ asks }) => asks === 'pair')
  const columns: GridColumn[] = [
    ...(many ? [{ key: 'subject', head: [words.subject], width: 150 }] : []),
    ...(grouped ? [{ key: 'section', head: [words.section], width: 92 }] : []),
    { key: 'name', head: [words.indicator], width: 180 },
    { key: 'unit', head: [words.unit], width: 78, align: 'center' as const },
    { key: 'now', head: [words.now], width: 112, align: 'right' as const },
    ...(pairs
      ? [
          { key: 'last-year', head: [words.lastYear], width: 112, align: 'right' as const },
          { key: 'growth', head: [words.growth], width: 66, align: 'right' as const },
        ]
      : []),
    { key: 'before', head: [words.before], width: 100, align: 'right' as const },
    { key: 'reason', head: [words.explanation], width: 160, grow: true },
  ]
  const at = new Map(columns.map((column, index) => [column.key, index]))
  const lines = subjects.flatMap((subject) =>
    model.form.sections.flatMap((section) => section.fields.map((field) => ({ subject, section, field }))),
  )
  const rows = lines.map(({ subject, section, field }, index): GridRow => {
    const key = `${subject.id}:${field.indicatorId}`
    const version = `${model.keeper.versionOf(subject.id)}:${fillable}`
    const kept = cache.get(key)
    if (kept?.version === version) return kept.row
    const known = model.known(subject.id, field.indicatorId)
    const first = lines[index - 1]
    const cells: GridCell[] = [
      ...(many ? [{ text: first?.subject === subject ? '' : subject.name, hint: subject.name }] : []),
      ...(grouped ? [{ text: first?.section === section && first.subject === subject ? '' : section.title }] : []),
      {
        text: `${field.card.name}${field.required ? '' : `（${w.parts.optional}）`}`,
        hint: field.card.definition || field.card.name,
      },
      { text: field.card.unit, quiet: true },
      valueCell(model, saying, fillable, field, { subjectId: subject.id, indicatorId: field.indicatorId, side: 'now' }),
      ...(pairs
        ? [lastYearCell(model, saying, fillable, field, subject.id), growthCell(model, f, field, subject.id)]
        : []),
      { text: known?.before === null || known === undefined ? '' : f.number(known.before), quiet: true },
      reasonCell(model, fillable, field, subject.id),
    ]
    const row = { key, cells }
    cache.set(key, { version, row })
    return row
  })
  const sideAt = new Map([
    [at.get('now'), 'now'],
    [at.get('last-year'), 'last-year'],
  ] as const)
  return {
    columns,
    rows,
    frozen: (at.get('name') ?? 0) + 1,
    target: (row, column) => {
      const line = lines[row]
      if (line === undefined) return null
      const key = { subjectId: line.subject.id, indicatorId: line.field.indicatorId }
      if (column === at.get('reason')) return { key: { ...key, side: 'now' }, part: 'reason' }
      const side = sideAt.get(column)
      return side === undefined ? null : { key: { ...key, side }, part: 'text' }
    },
    spotOf: ({ subjectId, indicatorId, side }) => {
      const row = lines.findIndex(({ subject, field }) => subject.id === subjectId && field.indicatorId === indicatorId)
      return row < 0 ? null : { row, column: at.get(side) ?? at.get('now') ?? 0 }
    },
    nameOf: (row, column) =>
      [many ? lines[row]?.subject.name : '', lines[row]?.field.card.name, columns[column]?.head.join(' ')]
        .filter((part) => part !== undefined && part !== '')
        .join(' '),
  }
}

function subjectRows(model: SheetModel, saying: Saying, fillable: boolean, cache: LineCache): SheetGrid {
  const { w } = saying
  const words = w.collections.sheet
  const { subjects } = model.sheet
  const coded = subjects.some(({ code }) => code !== null)
  const grouped = model.form.sections.length > 1
  const columns: GridColumn[] = [
    { key: 'subject', head: [words.subject], width: 240, grow: true },
    ...(coded ? [{ key: 'code', head: [words.code], width: 120 }] : []),
  ]
  const places: { readonly field: FrozenField; readonly side: CellKey['side'] }[] = []
  const first = columns.length
  for (const section of model.form.sections) {
    for (const field of section.fields) {
      const name = `${field.card.name}（${field.card.unit}）`
      const head = grouped ? [section.title, name] : [name]
      const hint = field.card.definition || name
      const sides = field.asks === 'pair' ? (['now', 'last-year'] as const) : (['now'] as const)
      for (const side of sides) {
        const own = field.asks === 'pair' ? [...head, side === 'now' ? words.now : words.lastYear] : head
        const width = field.asks === 'pair' ? Math.max(120, name.length * 8) : Math.max(130, name.length * 14 + 20)
        columns.push({ key: `${field.indicatorId}:${side}`, head: own, hint, width, align: 'right' })
        places.push({ field, side })
      }
    }
  }
  const rows = subjects.map((subject): GridRow => {
    const key = String(subject.id)
    const version = `${model.keeper.versionOf(subject.id)}:${fillable}`
    const kept = cache.get(key)
    if (kept?.version === version) return kept.row
    const cells: GridCell[] = [
      { text: subject.name, hint: subject.name },
      ...(coded ? [{ text: subject.code ?? '', quiet: true }] : []),
      ...places.map(({ field, side }) =>
        side === 'now'
          ? valueCell(model, saying, fillable, field, { subjectId: subject.id, indicatorId: field.indicatorId, side })
          : lastYearCell(model, saying, fillable, field, subject.id),
      ),
    ]
    const row = { key, cells }
    cache.set(key, { version, row })
    return row
  })
  const rowAt = new Map(subjects.map(({ id }, row) => [id, row]))
  return {
    columns,
    rows,
    frozen: 1,
    target: (row, column) => {
      const [subject, place] = [subjects[row], places[column - first]]
      if (subject === undefined || place === undefined) return null
      const key = { subjectId: subject.id, indicatorId: place.field.indicatorId, side: place.side }
      return { key, part: 'text' }
    },
    spotOf: ({ subjectId, indicatorId, side }) => {
      const row = rowAt.get(subjectId)
      const place = places.findIndex((one) => one.field.indicatorId === indicatorId && one.side === side)
      return row === undefined || place < 0 ? null : { row, column: place + first }
    },
    nameOf: (row, column) => `${subjects[row]?.name ?? ''} ${columns[column]?.head.join(' ') ?? ''}`,
  }
}

const toneOf = (model: SheetModel, key: CellKey, findings: readonly FormFinding[]): GridTone | undefined => {
  if (model.keeper.conflictAt(key) !== undefined) return 'conflict'
  if (model.keeper.refusalAt(key) !== undefined) return 'error'
  // an empty sheet need not be all red: what is not filled in yet is listed, and marked once the rest stands
  const seen = findings.filter(({ code }) => code !== 'cell.required')
  if (seen.some(({ severity }) => severity === 'error')) return 'error'
  if (seen.some(({ blocks }) => blocks)) return 'reason'
  if (key.side === 'now' && model.isNamed(key.subjectId, key.indicatorId)) return 'named'
  return seen.length > 0 ? 'warning' : undefined
}

function valueCell(model: SheetModel, saying: Saying, fillable: boolean, field: FrozenField, key: CellKey): GridCell {
  const { w, f, sayFinding } = saying
  const words = w.collections.sheet
  const held = model.held(key.subjectId, key.indicatorId)
  if (held !== undefined) {
    const value = key.side === 'now' ? held.value : held.lastYear
    const hint = words.heldBy[held.source](held.sourceName ?? '')
    return { text: value === null ? '—' : f.number(value), note: words.held, hint, quiet: true }
  }
  const entered = model.keeper.entered(key)
  const text = entered?.text ?? ''
  const entry = readEntry(text, field.card.unit)
  const findings = model.findingsAt(key)
  return {
    text: entry.kind === 'value' ? f.number(entry.value) : text,
    ...(fillable ? { edit: text } : {}),
    ...(entry.kind === 'value' && entry.from !== null ? { note: words.convertedShort } : {}),
    tone: toneOf(model, key, findings),
    hint: findings.length === 0 ? undefined : findings.map(sayFinding).join('\n'),
    waiting: model.keeper.isWaiting(key),
  }
}

/** Last year's side shows what the city held of last year until somebody writes another. */
function lastYearCell(
  model: SheetModel,
  saying: Saying,
  fillable: boolean,
  field: FrozenField,
  subjectId: number,
): GridCell {
  if (field.asks !== 'pair') return { text: '', quiet: true }
  const key: CellKey = { subjectId, indicatorId: field.indicatorId, side: 'last-year' }
  const cell = valueCell(model, saying, fillable, field, key)
  const known = model.known(subjectId, field.indicatorId)?.lastYear ?? null
  if (cell.edit !== '' && cell.text !== '') return cell
  if (known === null) return cell
  const { w, f } = saying
  const carried = { text: f.number(known), note: w.collections.sheet.carried, quiet: true }
  return { ...cell, ...carried, hint: w.collections.sheet.carriedHint, ...(fillable ? { edit: '' } : {}) }
}

function growthCell(model: SheetModel, f: Format, field: FrozenField, subjectId: number): GridCell {
  if (field.asks !== 'pair' || field.card.kind === 'growth' || field.card.kind === 'share')
    return { text: '', quiet: true }
  const pair = model.pair(field, subjectId)
  if (numberOf(pair.now) === null || numberOf(pair.lastYear) === null) return { text: '', quiet: true }
  const rate = printedRate(growthOf(pair))
  return { text: rate === null ? '—' : f.number(rate, 1), quiet: true }
}

function reasonCell(model: SheetModel, fillable: boolean, field: FrozenField, subjectId: number): GridCell {
  if (model.held(subjectId, field.indicatorId) !== undefined) return { text: '' }
  const key: CellKey = { subjectId, indicatorId: field.indicatorId, side: 'now' }
  const reason = model.keeper.entered(key)?.reason ?? ''
  return { text: reason, ...(fillable ? { edit: reason } : {}), hint: reason === '' ? undefined : reason }
}
