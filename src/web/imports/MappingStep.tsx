import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, InputNumber, Select } from 'antd'
import { columnRoles } from '#contract/imports.ts'
import { vintages } from '#contract/indicators.ts'
import { subjectKinds } from '#contract/observations.ts'
import { conversionOf, parseUnit } from '#core/base/units-of-measure.ts'
import { api } from '../api/client.ts'
import { type IndicatorLine, indicatorsQuery } from '../indicators/queries.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { DayInput } from '../parts/DayInput.tsx'
import { Field } from '../parts/Field.tsx'
import { useAct } from '../parts/use-act.ts'
import type { Format } from '../words/format.ts'
import { useLanguage } from '../words/language.tsx'
import type { Words } from '../words/zh.ts'
import type { Stage } from './ImportPage.tsx'
import type { Inspection, MappedColumn } from './queries.ts'
import type { ImportForm } from './use-import.ts'

type Props = { readonly stage: Stage; readonly file: Inspection; readonly form: ImportForm }

/** How the file's numbers will become numbers in the indicator's unit, said before anything is read. */
function wordConversion(w: Words, f: Format, column: MappedColumn, indicator: IndicatorLine | undefined): string {
  if (indicator === undefined || column.unit.trim() === '')
    return indicator === undefined ? '' : w.imports.mapping.unitOwn(indicator.card.unit)
  const [from, to] = [parseUnit(column.unit), parseUnit(indicator.card.unit)]
  if (!from.ok || !to.ok) return ''
  const scale = conversionOf(from.value, to.value)
  if (scale === undefined || scale.times === scale.over) return ''
  const factor =
    scale.over === 1
      ? w.imports.mapping.times(f.number(scale.times))
      : w.imports.mapping.over(f.number(scale.over / scale.times))
  return w.imports.mapping.converts(column.unit, indicator.card.unit, factor)
}

const ColumnRow = ({ column, file, form }: { readonly column: MappedColumn } & Omit<Props, 'stage'>) => {
  const { w, f } = useLanguage()
  const words = w.imports
  const all = useQuery(indicatorsQuery).data ?? []
  const usable = all.filter(({ card, retiredOn }) => card.method !== 'formula' && retiredOn === null)
  const isLong = form.mapping.columns.some(({ role }) => role === 'indicator')
  const isValue = column.role === 'value' || column.role === 'last-year'
  const indicator = usable.find(({ card }) => card.code === column.indicator)
  const sample = file.head
    .filter(({ row }) => row > form.mapping.lastHeaderRow)
    .slice(0, 3)
    .map(({ cells }) => cells[column.at - 1] ?? '')
  return (
    <tr data-unused={column.role === 'ignore' || undefined}>
      <td>{letterOf(column.at)}</td>
      <td>{column.header}</td>
      <td className="quiet">{sample.filter((one) => one !== '').join(' · ')}</td>
      <td>
        <Select
          aria-label={`${column.header} ${words.mapping.role}`}
          value={column.role}
          options={columnRoles.map((value) => ({ value, label: words.roles[value] }))}
          onChange={(role) =>
            form.changeColumn(column.at, {
              role,
              ...(role === 'value' || role === 'last-year' ? {} : { indicator: null }),
            })
          }
        />
      </td>
      <td>
        {isValue && !isLong && (
          <Select
            aria-label={`${column.header} ${words.mapping.indicator}`}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={words.mapping.choose}
            value={column.indicator}
            options={usable.map(({ card }) => ({ value: card.code, label: `${card.name}（${card.unit}）` }))}
            onChange={(code: string) => form.changeColumn(column.at, { indicator: code })}
          />
        )}
      </td>
      <td>
        {isValue && !isLong && (
          <>
            <input
              className="unit-input"
              aria-label={`${column.header} ${words.mapping.unit}`}
              value={column.unit}
              placeholder={indicator?.card.unit ?? ''}
              onChange={(event) => form.changeColumn(column.at, { unit: event.target.value })}
            />
            <span className="quiet"> {wordConversion(w, f, column, indicator)}</span>
          </>
        )}
      </td>
    </tr>
  )
}

const letterOf = (column: number): string =>
  column <= 0 ? '' : letterOf(Math.floor((column - 1) / 26)) + String.fromCharCode(65 + ((column - 1) % 26))

const About = ({ stage, file }: Omit<Props, 'form'>) => {
  const { w, f } = useLanguage()
  const words = w.imports
  const forget = useAct({
    deed: (id: string) => api.imports.forget({ id }),
    said: () => words.forgotten,
    after: () => stage.change({ file: undefined }),
  })
  const [before] = file.importedBefore
  return (
    <>
      <p>
        <strong>{file.fileName}</strong>
        {file.encoding !== null && <span className="quiet"> · {words.encoding(file.encoding.toUpperCase())}</span>}
        {file.sheets.length > 1 && (
          <Select
            className="sheet-choice"
            aria-label={words.sheet}
            value={stage.sheet ?? file.mapping.sheet}
            options={file.sheets.map((value) => ({ value, label: value }))}
            onChange={(sheet) => stage.change({ sheet })}
          />
        )}
      </p>
      <p className="quiet">
        {file.remembered === null ? (
          words.guessed
        ) : (
          <>
            {words.remembered(file.remembered.name, f.instant(file.remembered.usedAt))}{' '}
            <button type="button" className="link-button" onClick={() => forget.run(file.remembered?.id ?? '')}>
              {words.forget}
            </button>
          </>
        )}
      </p>
      {before !== undefined && (
        <p className="notice-line">
          {words.importedBefore(f.number(before.batchId), before.by ?? '—', f.instant(before.doneAt))}
        </p>
      )}
    </>
  )
}

const Settings = ({ form }: { readonly form: ImportForm }) => {
  const { w } = useLanguage()
  const words = w.imports.mapping
  const known = form.mapping.subjectKind === 'enterprise' || form.mapping.subjectKind === 'project'
  return (
    <div className="field-row import-settings">
      <Field label={words.kind}>
        {(wiring) => (
          <Select
            {...wiring}
            value={form.mapping.subjectKind}
            options={subjectKinds.map((value) => ({ value, label: w.imports.subjectKinds[value] }))}
            onChange={(subjectKind) => form.change({ subjectKind, names: {}, addUnknown: false })}
          />
        )}
      </Field>
      {!form.hasPeriod && (
        <Field label={words.period} hint={words.periodHint}>
          {(wiring) => <DayInput {...wiring} value={form.periodEnd} onChange={form.setPeriodEnd} />}
        </Field>
      )}
      <Field label={words.vintage}>
        {(wiring) => (
          <Select
            {...wiring}
            value={form.vintage}
            options={vintages.map((value) => ({ value, label: w.indicators.vintages[value] }))}
            onChange={form.setVintage}
          />
        )}
      </Field>
      <Field label={words.knownOn} hint={words.knownOnHint}>
        {(wiring) => <DayInput {...wiring} value={form.knownOn} onChange={form.setKnownOn} />}
      </Field>
      <Field label={words.headerRow}>
        {({ status: _, ...wiring }) => (
          <InputNumber
            {...wiring}
            min={0}
            max={50}
            precision={0}
            value={form.mapping.lastHeaderRow}
            onChange={(lastHeaderRow) => form.change({ lastHeaderRow: lastHeaderRow ?? 0 })}
          />
        )}
      </Field>
      {known && (
        <Checkbox
          checked={form.mapping.addUnknown}
          onChange={(event) => form.change({ addUnknown: event.target.checked })}
        >
          {words.addUnknown}
        </Checkbox>
      )}
    </div>
  )
}

/** What each column is: said once, remembered by the header. */
export const MappingStep = ({ stage, file, form }: Props) => {
  const { w } = useLanguage()
  const words = w.imports
  const preview = useAct({
    deed: () => api.imports.preview(form.order),
    after: (job) => stage.change({ preview: job.id }),
  })
  return (
    <section className="panel">
      <header>
        <h2>{words.mapping.title}</h2>
      </header>
      <div className="panel-body">
        <About stage={stage} file={file} />
        <ActFaults act={preview} />
        <Settings form={form} />
        <div className="wide-table">
          <table className="plain-table mapping-table">
            <thead>
              <tr>
                <th>{words.mapping.column}</th>
                <th>{words.mapping.header}</th>
                <th>{words.mapping.sample}</th>
                <th>{words.mapping.role}</th>
                <th>{words.mapping.indicator}</th>
                <th>{words.mapping.unit}</th>
              </tr>
            </thead>
            <tbody>
              {form.mapping.columns.map((column) => (
                <ColumnRow key={column.at} column={column} file={file} form={form} />
              ))}
            </tbody>
          </table>
        </div>
        <div className="drawer-actions">
          <Button type="primary" loading={preview.pending} onClick={() => preview.run(undefined)}>
            {words.preview}
          </Button>
        </div>
      </div>
    </section>
  )
}
