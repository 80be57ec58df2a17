import { useMemo } from 'react'
import type { Bulletin, FrozenFact } from '#contract/bulletins.ts'
import type { Column } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'

const useMissing = () => {
  const { w } = useLanguage()
  const known: Readonly<Record<string, string>> = w.bulletins.missing
  return (reason: string | null): string => (reason === null ? '' : (known[reason] ?? w.parts.unknownReason))
}

const useValue = () => {
  const { f } = useLanguage()
  const why = useMissing()
  return (value: number | null, decimals: number, missing: string | null) =>
    value === null ? <span title={why(missing)}>—</span> : f.number(value, decimals)
}

type Gap = Bulletin['gaps'][number]
type GapLine = Omit<Gap, 'tag' | 'subject'> & { readonly subjects: readonly string[]; readonly tags: readonly string[] }

/** One line for what lacks for one reason, however many places and however often the text wants it. */
function linesOf(gaps: readonly Gap[]): readonly GapLine[] {
  const lines = new Map<string, { subjects: Set<string>; tags: Set<string>; gap: Gap }>()
  for (const gap of gaps) {
    const key = `${gap.indicator} ${gap.missing} ${gap.lacking.join(' ')}`
    const line = lines.get(key) ?? { subjects: new Set(), tags: new Set(), gap }
    lines.set(key, line)
    line.subjects.add(gap.subject)
    line.tags.add(gap.tag)
  }
  return [...lines.values()].map(({ subjects, tags, gap }) => ({ ...gap, subjects: [...subjects], tags: [...tags] }))
}

export const GapsPanel = ({ gaps }: { readonly gaps: Bulletin['gaps'] }) => {
  const { w, f } = useLanguage()
  const why = useMissing()
  const words = w.bulletins
  return (
    <section className="panel">
      <header>
        <h2>{words.gapList}</h2>
        <span className="quiet">{gaps.length === 0 ? words.noGaps : words.gapWhat}</span>
      </header>
      {gaps.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th className="no-wrap">{words.indicator}</th>
              <th>{words.subject}</th>
              <th>{words.why}</th>
              <th>{words.tag}</th>
            </tr>
          </thead>
          <tbody>
            {linesOf(gaps).map((line) => (
              <tr key={`${line.indicator} ${line.missing} ${line.subjects[0]}`}>
                <td className="no-wrap">{line.indicator}</td>
                <td>{f.list(line.subjects)}</td>
                <td>
                  {why(line.missing)}
                  {line.lacking.length > 0 && words.lacking(f.list(line.lacking))}
                </td>
                <td>
                  {line.tags.map((tag) => (
                    <code key={tag}>{`{${tag}} `}</code>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** As the file reads, without its layout: what stands where is seen in Word. */
export const TextPanel = ({ bulletin }: { readonly bulletin: Bulletin }) => {
  const { w } = useLanguage()
  return (
    <section className="panel">
      <header>
        <h2>{w.bulletins.textHead}</h2>
        <span className="quiet">{w.bulletins.textWhat}</span>
      </header>
      <div className="panel-body bulletin-text">
        {blocksOf(bulletin.text).map(({ key, lines, isTable }) =>
          isTable ? <TextTable key={key} lines={lines} /> : <p key={key}>{lines[0]}</p>,
        )}
      </div>
    </section>
  )
}

type TextBlock = { readonly key: string; readonly lines: readonly string[]; readonly isTable: boolean }

/** Neighbouring lines with tabs are one table. */
function blocksOf(text: string): readonly TextBlock[] {
  const blocks: { key: string; lines: string[]; isTable: boolean }[] = []
  for (const [at, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const isTable = line.includes('\t')
    const last = blocks.at(-1)
    if (isTable && last?.isTable) last.lines.push(line)
    else blocks.push({ key: String(at), lines: [line], isTable })
  }
  return blocks
}

const TextTable = ({ lines }: { readonly lines: readonly string[] }) => (
  <div className="bulletin-table">
    <table className="plain-table">
      <tbody>
        {lines.map((line) => (
          <tr key={line}>
            {line.split('\t').map((cell, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells of a line have no other name than their place
              <td key={at}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

/** The numbers of its day beside those of today. */
export const ChangedPanel = ({ bulletin }: { readonly bulletin: Bulletin }) => {
  const { w } = useLanguage()
  const value = useValue()
  const words = w.bulletins
  const { changed } = bulletin
  return (
    <section className="panel">
      <header>
        <h2>{bulletin.state === 'issued' ? words.changed : words.changedDraft}</h2>
        <span className="quiet">{changed.length === 0 ? words.notChanged : words.changedWhat}</span>
      </header>
      {changed.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              <th>{words.indicator}</th>
              <th>{words.subject}</th>
              <th className="right">{words.printed}</th>
              <th className="right">{words.now}</th>
              <th className="right">
                {words.lastYear} · {words.printed}
              </th>
              <th className="right">
                {words.lastYear} · {words.now}
              </th>
              <th>{words.unit}</th>
              <th>{words.changedWords}</th>
            </tr>
          </thead>
          <tbody>
            {changed.map(({ fact, now, words: others }) => (
              <tr key={`${fact.code} ${fact.subjectId}`}>
                <td className="no-wrap">{fact.name}</td>
                <td className="no-wrap">{fact.subjectName}</td>
                <td className="right">{value(fact.value, fact.decimals, fact.missing)}</td>
                <td className="right">
                  <strong>{value(now.value, fact.decimals, now.missing)}</strong>
                </td>
                <td className="right">{value(fact.lastYear, fact.decimals, null)}</td>
                <td className="right">{value(now.lastYear, fact.decimals, null)}</td>
                <td className="no-wrap">{fact.unit}</td>
                <td>
                  {others.map((one) => (
                    <div key={one.printed}>
                      <del>{one.printed ?? '—'}</del> {one.now ?? '—'}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

export const FactsTable = ({ facts }: { readonly facts: readonly FrozenFact[] }) => {
  const { w, f } = useLanguage()
  const value = useValue()
  const [view, setView] = useView()
  const columns = useMemo((): readonly Column<FrozenFact>[] => {
    const words = w.bulletins
    const figure = (key: 'value' | 'lastYear', title: string): Column<FrozenFact> => ({
      key,
      title,
      width: 120,
      align: 'right',
      text: (row) => (row[key] === null ? '—' : f.number(row[key], row.decimals)),
      order: (row) => row[key],
      render: (row) => value(row[key], row.decimals, key === 'value' ? row.missing : null),
    })
    return [
      { key: 'name', title: words.indicator, width: 180, grow: true, filter: 'text', text: (row) => row.name },
      { key: 'subject', title: words.subject, width: 150, filter: 'text', text: (row) => row.subjectName },
      figure('value', words.printed),
      figure('lastYear', words.lastYear),
      { key: 'unit', title: words.unit, width: 90, text: (row) => row.unit },
      { key: 'batches', title: words.batches, width: 120, text: (row) => row.batches.join('、') || '—' },
    ]
  }, [w, f, value])
  return (
    <DataTable
      name="bulletin-facts"
      caption={w.bulletins.facts}
      columns={columns}
      rows={facts}
      rowKey={(row) => `${row.code} ${row.subjectId}`}
      view={view}
      onView={setView}
    />
  )
}

export const EventsPanel = ({ bulletin }: { readonly bulletin: Bulletin }) => {
  const { w, f } = useLanguage()
  const words = w.bulletins
  return (
    <>
      <section className="panel">
        <header>
          <h2>{words.events}</h2>
        </header>
        <ol className="plain-list panel-body">
          {bulletin.events.map((event) => (
            <li key={event.revision}>
              <strong>{words.moves[event.move]}</strong> <span className="quiet">{f.instant(event.at)}</span>
              {event.by !== null && <> · {event.by}</>}
              {event.words !== null && <p>{event.words}</p>}
            </li>
          ))}
        </ol>
      </section>
      <section className="panel">
        <header>
          <h2>{words.hashes}</h2>
        </header>
        <dl className="pairs panel-body">
          <dt>{words.fileHash}</dt>
          <dd>
            <code className="hash">{bulletin.fileSha256}</code>
          </dd>
          <dt>{words.factsHash}</dt>
          <dd>
            <code className="hash">{bulletin.factsSha256}</code>
          </dd>
        </dl>
      </section>
    </>
  )
}
