import { useQueryClient } from '@tanstack/react-query'
import { Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import type { MethodPage } from '#contract/methods.ts'
import { mayKeepMethods } from '#core/rounds/rights.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { FaultList } from '../parts/FaultList.tsx'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { useAct } from '../parts/use-act.ts'
import { useActor } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
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
      size={900}
      title={words.text}
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
          <FaultList faults={checked.faults} />
          {checked.faults.length === 0 && <p>{words.checked}</p>}
          {checked.findings
            .filter(({ severity }) => severity === 'refuse')
            .map(({ said, field }) => (
              <p key={`${field} ${said.zh}`}>
                <span className="shape late">■</span> {said[language]} <code className="quiet">{field}</code>
              </p>
            ))}
        </>
      )}
      <Input.TextArea
        aria-label={words.text}
        className="method-text"
        autoSize={{ minRows: 24 }}
        readOnly={!keeps}
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
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
