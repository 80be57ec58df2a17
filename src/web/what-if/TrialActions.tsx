import DownOutlined from '@ant-design/icons/es/icons/DownOutlined'
import { Button, Popover } from 'antd'
import { useState } from 'react'
import type { TrialFormat } from '#contract/what-if.ts'
import { mayKeepMethods } from '#core/rounds/rights.ts'
import { methodsKey } from '../methods/queries.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { useAct } from '../parts/use-act.ts'
import { useActor } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import type { ChangeList } from './messages.ts'
import { keepDifference, keepVersion, type TrialInput } from './request.ts'

type Props = { readonly input: TrialInput; readonly changes: ChangeList }

/** The server reads and evaluates again: what is kept does not rest on what a page has shown. */
export const TrialActions = ({ input, changes }: Props) => {
  const { w, language } = useLanguage()
  const [open, setOpen] = useState(false)
  const act = useAct({ deed: keepDifference, after: () => setOpen(false) })
  const run = (as: TrialFormat) => act.run({ input, changes, as, language })
  const content = (
    <div className="menu">
      <Button block type="text" disabled={act.pending} onClick={() => run('xlsx')}>
        {w.whatIf.exportXlsx}
      </Button>
      <Button block type="text" disabled={act.pending} onClick={() => run('csv')}>
        {w.whatIf.exportCsv}
      </Button>
    </div>
  )
  return (
    <>
      <ActFaults act={act} />
      <Popover trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen} content={content}>
        <Button disabled={changes.length === 0} loading={act.pending && act.input?.as !== 'proposal'}>
          {w.whatIf.export} <DownOutlined aria-hidden />
        </Button>
      </Popover>
      <Button
        type="primary"
        title={w.whatIf.saveProposalHint}
        disabled={changes.length === 0}
        loading={act.pending && act.input?.as === 'proposal'}
        onClick={() => run('proposal')}
      >
        {w.whatIf.saveProposal}
      </Button>
      <KeepVersion input={input} changes={changes} />
    </>
  )
}

/** Where the method is the city's own, a proposal may become its next version at once; rounds that run keep theirs. */
const KeepVersion = ({ input, changes }: Props) => {
  const { w, language } = useLanguage()
  const actor = useActor()
  const [stored, setStored] = useState(input.stored)
  const [asking, setAsking] = useState(false)
  const act = useAct({
    deed: keepVersion,
    said: ({ version }) => w.whatIf.keptAs(version),
    touches: [methodsKey],
    after: ({ id, version }) => {
      setStored({ id, version })
      setAsking(false)
    },
  })
  if (stored === null || !mayKeepMethods(actor)) return null
  return (
    <>
      <Button disabled={changes.length === 0} onClick={() => setAsking(true)}>
        {w.whatIf.keepVersion}
      </Button>
      {asking && (
        <ReasonDialog
          title={w.whatIf.keepVersion}
          verb={w.whatIf.keepVersion}
          act={act}
          onReason={(reason) => act.run({ input, changes, language, stored, reason })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
