import { useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Input, Segmented } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useRef, useState } from 'react'
import type { MethodPage } from '#contract/methods.ts'
import { mayKeepMethods } from '#core/rounds/rights.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { FaultList, ToLine } from '../parts/FaultList.tsx'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { useAct } from '../parts/use-act.ts'
import { useActor } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { MethodFormView } from './MethodFormView.tsx'
import { methodsKey } from './queries.ts'

type Checked = Awaited<ReturnType<typeof api.methods.check>>

/** The method as it is written: edited, checked with its lines, kept as the next version. */
export const TextDrawer = ({ method, onClose }: { readonly method: MethodPage; readonly onClose: () => void }) => {
  const { w, language } = useLanguage()
  const words = w.methods
  const client = useQueryClient()
  const keeps = mayKeepMethods(useActor())
  const [text, setText] = useState(method.text)
  const [checked, setChecked] = useState<Checked | null>(null)
  const [asking, setAsking] = useState(false)
  const [view, setView] = useState<'form' | 'text'>('form')
  const area = useRef<TextAreaRef>(null)
  const form = useRef<HTMLDivElement>(null)
  const wrongRows = new Set(
    [
      ...(checked?.faults ?? []).map(({ place }) => place?.row),
      ...(checked?.findings ?? []).flatMap(({ severity, row }) => (severity === 'refuse' ? [row] : [])),
    ].filter((row) => typeof row === 'number'),
  )
  const toLine = (row: number) => {
    if (view === 'form' && form.current !== null && showField(form.current, row)) return
    // what no field holds stands in the text alone
    setView('text')
    requestAnimationFrame(() => {
      const written = area.current?.resizableTextArea?.textArea
      if (written) showLine(written, row)
    })
  }
  const check = useAct({
    deed: () => api.methods.check({ text, name: `${method.code}.yaml` }),
    after: (result) => setChecked(result),
  })
  const keep = useAct({
    deed: (reason: string) => api.methods.revise({ id: method.id, text, seen: method.version, reason }),
    said: (done) => words.kept(done.version),
    touches: [methodsKey],
    after: onClose,
  })
  return (
    <Drawer
      open
      size={1080}
      title={view === 'form' ? words.form.title : words.text}
      onClose={onClose}
      extra={
        keeps && (
          <div className="toolbar">
            <Button loading={check.pending} onClick={() => check.run(undefined)}>
              {words.check}
            </Button>
            <Button type="primary" disabled={text === method.text} onClick={() => setAsking(true)}>
              {words.keep}
            </Button>
          </div>
        )
      }
    >
      <ActFaults act={check} />
      {checked !== null && (
        <>
          <FaultList faults={checked.faults} onLine={toLine} />
          {checked.faults.length === 0 && wrongRows.size === 0 && <p>{words.checked}</p>}
          {checked.findings
            .filter(({ severity }) => severity === 'refuse')
            .map(({ said, field, row }) => (
              <p key={`${field} ${said.zh}`}>
                <span className="shape late">■</span> {said[language]} <code className="quiet">{field}</code>
                <ToLine row={row} onLine={toLine} />
              </p>
            ))}
        </>
      )}
      <Segmented
        aria-label={words.form.view}
        value={view}
        options={[
          { value: 'form', label: words.form.asForm },
          { value: 'text', label: words.form.asText },
        ]}
        onChange={setView}
      />
      {view === 'form' ? (
        <div ref={form}>
          <MethodFormView text={text} readOnly={!keeps} wrongRows={wrongRows} onText={setText} />
        </div>
      ) : (
        <Input.TextArea
          ref={area}
          aria-label={words.text}
          className="method-text"
          autoSize={{ minRows: 24 }}
          readOnly={!keeps}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
      {asking && (
        <ReasonDialog
          title={words.keep}
          verb={words.keep}
          act={keep}
          onReason={(reason) => keep.run(reason)}
          onClose={() => setAsking(false)}
          onReload={() => client.invalidateQueries({ queryKey: methodsKey })}
        />
      )}
    </Drawer>
  )
}

/** Goes to the field that stands on this line of the text; false where the form has none. */
function showField(form: HTMLElement, row: number): boolean {
  const field = form.querySelector<HTMLInputElement>(`input[data-row="${row}"]`)
  field?.scrollIntoView({ block: 'center' })
  field?.focus({ preventScroll: true })
  return field !== null
}

/** Chooses a line of the text, so that it stands out, and brings it into sight; lines are not wrapped. */
function showLine(area: HTMLTextAreaElement, row: number): void {
  const lines = area.value.split('\n')
  const start = lines.slice(0, row - 1).reduce((sum, line) => sum + line.length + 1, 0)
  area.focus({ preventScroll: true })
  area.setSelectionRange(start, start + (lines[row - 1]?.length ?? 0))
  area.scrollLeft = 0
  const above = ((row - 0.5) / lines.length) * area.scrollHeight
  const scroller = area.closest('.ant-drawer-body')
  if (scroller === null) return
  const { top } = area.getBoundingClientRect()
  scroller.scrollTop += top + above - scroller.getBoundingClientRect().top - scroller.clientHeight / 2
}
