import { Button, Drawer, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import type { Account } from '#contract/accounts.ts'
import { mayGrantPosts, mayManageAccounts, mayUnlockAccounts } from '#core/accounts/rights.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Field } from '../parts/Field.tsx'
import { useAct } from '../parts/use-act.ts'
import { useActor } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { FirstPassword } from './NewAccount.tsx'
import { PostsEditor } from './PostsEditor.tsx'

type Props = { readonly account: Account; readonly onClose: () => void }

const Person = ({ account }: { readonly account: Account }) => {
  const { w } = useLanguage()
  const words = w.settings.accounts
  const [name, setName] = useState(account.name)
  const [phone, setPhone] = useState(account.phone ?? '')
  const save = useAct({
    deed: () =>
      api.accounts.change({ id: account.id, name: name.trim(), phone: phone.trim() === '' ? null : phone.trim() }),
    said: (saved) => w.settings.saved(saved.name),
    touches: [['accounts']],
  })
  return (
    <>
      <ActFaults act={save} />
      <Field label={words.name}>
        {(wiring) => <Input {...wiring} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label={words.phone} optional>
        {(wiring) => <Input {...wiring} value={phone} onChange={(event) => setPhone(event.target.value)} />}
      </Field>
      <div className="toolbar">
        <Button type="primary" loading={save.pending} disabled={name.trim() === ''} onClick={() => save.run(undefined)}>
          {w.parts.save}
        </Button>
        <span className="grow" />
        <TurnOff account={account} />
      </div>
    </>
  )
}

const TurnOff = ({ account }: { readonly account: Account }) => {
  const { w } = useLanguage()
  const words = w.settings.accounts
  const off = account.state === 'disabled'
  const turn = useAct({
    deed: () => api.accounts.change({ id: account.id, disabled: !off }),
    said: () => (off ? words.enabled : words.disabled)(account.name),
    touches: [['accounts']],
  })
  return (
    <>
      <ActFaults act={turn} />
      <Popconfirm
        disabled={off}
        title={words.disableAsk}
        okText={words.disable}
        okButtonProps={{ danger: true }}
        cancelText={w.parts.cancel}
        onConfirm={() => turn.run(undefined)}
      >
        <Button danger={!off} loading={turn.pending} onClick={() => (off ? turn.run(undefined) : undefined)}>
          {off ? words.enable : words.disable}
        </Button>
      </Popconfirm>
    </>
  )
}

/** Who may come in again: unlocked before the time is over, or with a new first password. */
const Readmission = ({ account }: { readonly account: Account }) => {
  const { w } = useLanguage()
  const words = w.settings.accounts
  const [password, setPassword] = useState<string | null>(null)
  const touches = [['accounts']]
  const unlock = useAct({
    deed: () => api.accounts.unlock({ id: account.id }),
    said: () => words.unlocked(account.name),
    touches,
  })
  const reset = useAct({
    deed: () => api.accounts.resetPassword({ id: account.id }),
    touches,
    after: (made) => setPassword(made.firstPassword),
  })
  return (
    <>
      <ActFaults act={unlock} />
      <ActFaults act={reset} />
      <div className="toolbar">
        {account.state === 'locked' && (
          <Button loading={unlock.pending} onClick={() => unlock.run(undefined)}>
            {words.unlock}
          </Button>
        )}
        <Popconfirm
          title={words.reset}
          okText={words.reset}
          cancelText={w.parts.cancel}
          onConfirm={() => reset.run(undefined)}
        >
          <Button loading={reset.pending}>{words.reset}</Button>
        </Popconfirm>
      </div>
      {password !== null && <FirstPassword password={password} />}
    </>
  )
}

/** The system administrator keeps the account, the security administrator its posts and its way in; neither does the other's part. */
export const AccountDrawer = ({ account, onClose }: Props) => {
  const { w, f } = useLanguage()
  const words = w.settings.accounts
  const actor = useActor()
  return (
    <Drawer open size={560} title={`${account.name} · ${account.username}`} onClose={onClose}>
      <div className="stack">
        <div className="quiet">
          {words.states[account.state]}
          {account.lockedUntil !== null && ` · ${f.instant(account.lockedUntil)}`}
          {account.mustChangePassword && ` · ${words.mustChange}`}
        </div>
        {mayManageAccounts(actor) && <Person account={account} />}
        {mayUnlockAccounts(actor) && <Readmission account={account} />}
        <PostsEditor account={account} may={mayGrantPosts(actor)} />
      </div>
    </Drawer>
  )
}
