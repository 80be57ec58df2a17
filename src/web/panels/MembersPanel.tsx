import { Button, Input, Modal, QRCode } from 'antd'
import { useState } from 'react'
import type { PanelMember, PanelPage } from '#contract/panels.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { say } from '../parts/notices.ts'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { Mark } from '../parts/StatusMark.tsx'
import { useAct } from '../parts/use-act.ts'
import { roundsKey } from '../rounds/queries.ts'
import { addressOf } from '../shell/by-code.ts'
import { useLanguage } from '../words/language.tsx'

type Props = { readonly id: string; readonly page: PanelPage }
type Coded = { readonly name: string; readonly code: string }

/** A link that is told this once. */
const LinkDialog = ({ coded, onClose }: { readonly coded: Coded; readonly onClose: () => void }) => {
  const { w } = useLanguage()
  const words = w.panels
  const link = `${addressOf('sheet')}#${coded.code}`
  const copy = () => navigator.clipboard?.writeText(link).then(() => say(words.copied))
  return (
    <Modal open title={`${words.link} · ${coded.name}`} footer={null} onCancel={onClose}>
      <p>{words.linkWhat(coded.name)}</p>
      <div className="one-code">
        <QRCode type="svg" value={link} size={160} bordered={false} />
        <dl className="pairs">
          <dt>{words.link}</dt>
          <dd>
            <a href={link}>{link}</a>
          </dd>
          <dt>{words.code}</dt>
          <dd>
            <strong className="code-signs">{coded.code}</strong>
          </dd>
        </dl>
      </div>
      <Button onClick={copy}>{words.copy}</Button>
    </Modal>
  )
}

const stateOf = (member: PanelMember) => {
  if (member.state === 'submitted') return { sign: '✓', tone: 'done', key: 'submitted' } as const
  return member.marked > 0
    ? ({ sign: '●', tone: 'on-course', key: 'open' } as const)
    : ({ sign: '○', tone: 'no-data', key: 'notBegun' } as const)
}

const AddMember = ({ id, onCoded }: { readonly id: string; readonly onCoded: (coded: Coded) => void }) => {
  const { w } = useLanguage()
  const words = w.panels
  const [name, setName] = useState('')
  const [body, setBody] = useState('')
  const [username, setUsername] = useState('')
  const add = useAct({
    deed: () => api.panels.add({ id, name, body: body || null, username: username || null }),
    touches: [roundsKey],
    after: ({ code }) => {
      if (code !== null) onCoded({ name, code })
      setName('')
      setUsername('')
    },
  })
  const field = (label: string, value: string, change: (typed: string) => void, hint = '') => (
    <Input
      aria-label={label}
      placeholder={label}
      title={hint}
      value={value}
      maxLength={40}
      onChange={(event) => change(event.target.value)}
      onPressEnter={() => name.trim() !== '' && add.run(undefined)}
    />
  )
  return (
    <div className="panel-body">
      <ActFaults act={add} />
      <div className="toolbar">
        {field(words.name, name, setName)}
        {field(words.body, body, setBody, words.bodyHint)}
        {field(words.username, username, setUsername, words.usernameHint)}
        <Button disabled={name.trim() === ''} loading={add.pending} onClick={() => add.run(undefined)}>
          {words.add}
        </Button>
      </div>
      <p className="quiet">{words.usernameHint}</p>
    </div>
  )
}

type Asking = { readonly what: 'remove' | 'giveBack'; readonly member: PanelMember }

const MemberRow = (props: {
  readonly member: PanelMember
  readonly runs: boolean
  readonly taken: boolean
  readonly onRenew: () => void
  readonly onAsk: (what: Asking['what']) => void
}) => {
  const { w, f } = useLanguage()
  const words = w.panels
  const { member, runs, taken } = props
  const { key, ...shape } = stateOf(member)
  return (
    <tr>
      <td>
        {member.name}
        {member.body !== null && <span className="quiet"> · {member.body}</span>}
      </td>
      <td className="quiet">{member.accountName === null ? words.byLink : words.byAccount(member.accountName)}</td>
      <td>
        <Mark {...shape} word={words[key]} />
        <div className="quiet nowrap">
          {member.submittedAt === null ? words.marked(member.marked, member.of) : f.instant(member.submittedAt)}
        </div>
      </td>
      {runs && (
        <td className="row-deeds">
          {member.state === 'submitted' ? (
            <Button size="small" onClick={() => props.onAsk('giveBack')}>
              {words.giveBack}
            </Button>
          ) : (
            member.hasLink && (
              <Button size="small" onClick={props.onRenew}>
                {words.renew}
              </Button>
            )
          )}
          {!taken && (
            <Button size="small" danger onClick={() => props.onAsk('remove')}>
              {words.remove}
            </Button>
          )}
        </td>
      )}
    </tr>
  )
}

const useMemberDeeds = (id: string, onCoded: (coded: Coded) => void, close: () => void) => {
  const renew = useAct({
    deed: ({ memberId }: { readonly memberId: string; readonly name: string }) => api.panels.renew({ id, memberId }),
    touches: [roundsKey],
    after: ({ code }, { name }) => code !== null && onCoded({ name, code }),
  })
  const settle = useAct({
    deed: ({
      what,
      memberId,
      words,
    }: {
      readonly what: Asking['what']
      readonly memberId: string
      readonly words: string
    }) => (what === 'remove' ? api.panels.remove({ id, memberId, words }) : api.panels.reopen({ id, memberId, words })),
    touches: [roundsKey],
    after: close,
  })
  return { renew, settle }
}

const TakeButton = ({ id, page }: Props) => {
  const { w } = useLanguage()
  const words = w.panels
  const [asking, setAsking] = useState(false)
  const missing = page.members.some(({ state }) => state !== 'submitted')
  const take = useAct({
    deed: (reason: string | undefined) => api.panels.take({ id, words: reason }),
    said: () => words.taken,
    touches: [roundsKey],
    after: () => setAsking(false),
  })
  if (page.panel?.taken) return <Mark sign="✓" tone="done" word={words.isTaken} />
  return (
    <>
      {!asking && <ActFaults act={take} />}
      <Button
        type="primary"
        className="panel-deed"
        title={words.takeWhat}
        loading={take.pending}
        onClick={() => (missing ? setAsking(true) : take.run(undefined))}
      >
        {words.take}
      </Button>
      {asking && (
        <ReasonDialog
          title={words.takeWhy}
          verb={words.take}
          act={take}
          onReason={take.run}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

/** Who marks, how far each of them is, and what the office does about it. */
export const MembersPanel = ({ id, page }: Props) => {
  const { w } = useLanguage()
  const words = w.panels
  const [coded, setCoded] = useState<Coded | null>(null)
  const [asking, setAsking] = useState<Asking | null>(null)
  const { renew, settle } = useMemberDeeds(id, setCoded, () => setAsking(null))
  const runs = page.mayRun && page.isTime
  const taken = page.panel?.taken === true
  return (
    <section className="panel">
      <header>
        <h2>{words.members}</h2>
        <span className="count">{page.members.length}</span>
        <span className="grow" />
        {runs && page.members.length > 0 && <TakeButton id={id} page={page} />}
      </header>
      <ActFaults act={renew} />
      {page.members.length === 0 ? (
        <p className="panel-body quiet">{words.noMembers}</p>
      ) : (
        <div className="wide-scroll">
          <table className="plain-table">
            <tbody>
              {page.members.map((member) => (
                <MemberRow
                  key={member.id}
                  member={member}
                  runs={runs}
                  taken={taken}
                  onRenew={() => renew.run({ memberId: member.id, name: member.name })}
                  onAsk={(what) => setAsking({ what, member })}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {runs && !taken && <AddMember id={id} onCoded={setCoded} />}
      {coded !== null && <LinkDialog coded={coded} onClose={() => setCoded(null)} />}
      {asking !== null && (
        <ReasonDialog
          title={words[asking.what === 'remove' ? 'removeWhy' : 'giveBackWhy'](asking.member.name)}
          verb={words[asking.what]}
          danger
          act={settle}
          onReason={(reason) => settle.run({ what: asking.what, memberId: asking.member.id, words: reason })}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  )
}
