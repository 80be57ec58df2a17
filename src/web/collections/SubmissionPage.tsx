import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { Sheet } from '#contract/collections/submission.ts'
import type { CellKey, FormFinding } from '#core/collections/check.ts'
import { Grid } from '../grid/Grid.tsx'
import type { GridEdit, Marked, Spot } from '../grid/grid.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { say } from '../parts/notices.ts'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useLanguage } from '../words/language.tsx'
import { wordFault } from '../words/word-fault.ts'
import { AddSubject } from './AddSubject.tsx'
import { CellPanel } from './CellPanel.tsx'
import { EventPanel } from './EventPanel.tsx'
import { FindingPanel } from './FindingPanel.tsx'
import { LatenessMark, periodWords, SubmissionMark } from './marks.tsx'
import { sheetQuery } from './queries.ts'
import { SaveState } from './SaveState.tsx'
import { SheetActions } from './SheetActions.tsx'
import { SheetNotices } from './SheetNotices.tsx'
import { gridOf, type LineCache } from './sheet-grid.ts'
import { SheetModel } from './sheet-model.ts'
import { useKeeper } from './use-keeper.ts'

/** A finding in the reader's language; a rule between fields by the words that the form gives it. */
export const useSayFinding = (sheet: Sheet): ((finding: FormFinding) => string) => {
  const { w, f } = useLanguage()
  return useCallback(
    (finding) => {
      const rule = [...sheet.form.rules, ...sheet.form.parts].find(({ id }) => id === finding.facts.rule)
      const facts = { ...finding.facts, ...(rule === undefined ? {} : { words: rule.words }) }
      return wordFault(w, f, { code: finding.code, facts })
    },
    [w, f, sheet.form],
  )
}

type Change = { readonly key: CellKey; readonly text?: string; readonly reason?: string | null }

const Page = ({ sheet }: { readonly sheet: Sheet }) => {
  const { w, f } = useLanguage()
  const { keeper, view, full } = useKeeper(sheet)
  const fillable = sheet.mayFill
  const progress = view.progress ?? sheet
  const sayFinding = useSayFinding(sheet)
  const model = useMemo(() => new SheetModel(sheet, keeper), [sheet, keeper])
  const cache = useRef<{ readonly model: SheetModel; readonly lines: LineCache }>({ model, lines: new Map() })
  if (cache.current.model !== model) cache.current = { model, lines: new Map() }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the view's version says that something was written
  const grid = useMemo(
    () => gridOf(model, { w, f, sayFinding }, fillable, cache.current.lines),
    [model, w, f, sayFinding, fillable, view.version],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const findings = useMemo(() => model.allFindings(), [model, view.version])
  const [marked, setMarked] = useState<Marked | null>(null)
  const [goTo, setGoTo] = useState<Spot | null>(null)
  const latest = useRef(grid)
  latest.current = grid
  const onEdit = useCallback(
    (edits: readonly GridEdit[]) =>
      keeper.write(
        edits.flatMap(({ row, column, text }): Change[] => {
          const target = latest.current.target(row, column)
          if (target === null) return []
          return target.part === 'text'
            ? [{ key: target.key, text }]
            : [{ key: target.key, reason: text.trim() || null }]
        }),
      ),
    [keeper],
  )
  const at = marked === null ? null : grid.target(marked.at.row, marked.at.column)
  const show = (key: CellKey) => {
    const spot = grid.spotOf(key)
    if (spot !== null) setGoTo({ ...spot })
  }
  const period = periodWords(f, sheet.periodType, sheet.periodEnd)
  return (
    <>
      <PageTitle
        what={`${sheet.title} ${period}`}
        state={<SubmissionMark state={fillable ? progress.state : sheet.state} />}
        whose={sheet.unitName}
        asOf={
          <>
            {w.collections.due} {f.day(sheet.dueOn)} · <LatenessMark row={sheet} />
          </>
        }
        actions={
          <SheetActions
            sheet={sheet}
            model={model}
            view={view}
            marked={marked}
            grid={grid}
            onShow={show}
            findings={findings}
          />
        }
      />
      <div className="page-body">
        <SheetNotices sheet={sheet} keeper={keeper} view={view} full={full} />
        <div className="sheet-below">
          <div className="sheet-main">
            <div className="toolbar no-print">
              {fillable && <SaveState view={view} />}
              <span className="quiet">{`${w.collections.filled} ${w.collections.filledOf(f.number(progress.filled), f.number(progress.asked))}`}</span>
              {fillable && (sheet.rowKind === 'project' || sheet.rowKind === 'enterprise') && (
                <AddSubject sheet={sheet} />
              )}
              <span className="grow" />
              {sheet.previousId !== null && (
                <Link to="/submissions/$id" params={{ id: sheet.previousId }}>
                  {w.collections.sheet.previous}
                </Link>
              )}
              {sheet.nextId !== null && (
                <Link to="/submissions/$id" params={{ id: sheet.nextId }}>
                  {w.collections.sheet.nextOne}
                </Link>
              )}
              {fillable && (
                <span className="quiet" title={w.collections.sheet.keys}>
                  {w.collections.sheet.keysShort} ⓘ
                </span>
              )}
            </div>
            {grid.rows.length === 0 ? (
              <EmptyState title={w.collections.sheet.noSubjects} why={w.collections.sheet.noSubjectsWhat} />
            ) : (
              <Grid
                name="sheet"
                caption={`${sheet.title} ${period}`}
                columns={grid.columns}
                rows={grid.rows}
                frozen={grid.frozen}
                ready={fillable}
                goTo={goTo}
                onEdit={onEdit}
                onMarked={setMarked}
                onPassed={(count) => say(w.collections.sheet.passed(count))}
                onCopied={(count) => say(w.collections.sheet.copied(f.number(count)))}
                cellName={({ row, column }) => grid.nameOf(row, column)}
              />
            )}
          </div>
          <div className="sheet-side">
            <FindingPanel sheet={sheet} keeper={keeper} findings={findings} sayFinding={sayFinding} onShow={show} />
            <CellPanel model={model} at={at?.key ?? null} fillable={fillable} sayFinding={sayFinding} />
            <EventPanel sheet={sheet} />
          </div>
        </div>
      </div>
    </>
  )
}

export const SubmissionPage = () => {
  const { id } = useParams({ from: '/submissions/$id' })
  const sheet = useQuery({
    ...sheetQuery(id),
    // a colleague of the same unit may be filling in too; a large sheet is asked for only on coming back to it
    refetchInterval: ({ state }) =>
      state.data?.mayFill === true && state.data.subjects.length * state.data.form.sections.length < 200
        ? 20_000
        : false,
  })
  return (
    <div className="page">
      <Loaded query={sheet}>{(data) => <Page key={data.id} sheet={data} />}</Loaded>
    </div>
  )
}
