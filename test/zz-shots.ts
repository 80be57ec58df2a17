import { openBrowser } from './browser.ts'
import { comeIn } from './people.ts'

const origin = 'http://127.0.0.1:8377'
const b = await openBrowser(origin)
const v = await comeIn(b, process.argv[2] ?? 'tongji')
const p = v.page
const shot = async (name: string) => {
  await p.waitForTimeout(700)
  console.log(await v.screenshot(name))
}
const steps = process.argv.slice(3)
const all = steps.length === 0
const go = async (s: string, f: () => Promise<void>) => {
  if (all || steps.includes(s))
    try {
      await f()
    } catch (e) {
      console.log(s, String(e).slice(0, 400))
      await shot(`fail-${s}`)
    }
}
await go('list', async () => {
  await p.goto('/indicators')
  await p.getByText('规上工业总产值').first().waitFor()
  await shot('ind-list')
})
await go('values', async () => {
  await p.goto('/indicators/industrial_output')
  await p.getByText('临港工业园').first().waitFor()
  await shot('ind-values')
})
await go('growth', async () => {
  await p.goto('/indicators/industrial_output?side=growth&places=park')
  await p.getByText('临港工业园').first().waitFor()
  await shot('ind-growth')
})
await go('history', async () => {
  await p.goto('/indicators/tax')
  await p.getByText('临港工业园').first().waitFor()
  const row = p.getByRole('row', { name: /临港工业园/ })
  await row.getByRole('button').nth(7).click()
  await p.getByText('原文').first().waitFor()
  await shot('ind-history')
  await p.getByRole('button', { name: '更正' }).click()
  await shot('ind-correct')
})
await go('card', async () => {
  await p.goto('/indicators/tax_per_mu?as=card')
  await p.getByText('公式').first().waitFor()
  await shot('ind-card')
})
await go('versions', async () => {
  await p.goto('/indicators/tax_per_mu?as=versions')
  await shot('ind-versions')
})
await go('edit', async () => {
  await p.goto('/indicators/tax_per_mu')
  await p.getByRole('button', { name: '修改' }).click()
  await p.getByLabel('公式').fill('税收收入 / 工业用地面')
  await p.getByRole('button', { name: '保存为新版本' }).click()
  await p.getByLabel('公式').scrollIntoViewIfNeeded()
  await shot('ind-edit')
})
await go('batches', async () => {
  await p.goto('/batches')
  await p.getByText('撤销').first().waitFor()
  await shot('batches')
})
await go('import', async () => {
  await p.goto('/imports')
  await shot('imp-0')
  await p.locator('input[type=file]').setInputFiles('/tmp/税收10月.csv')
  await p.getByText('各列是什么').waitFor()
  await shot('imp-1')
  await p
    .getByRole('button', { name: '核 对' })
    .or(p.getByRole('button', { name: '核对' }))
    .click()
  await p.getByText('导入前后的差异').waitFor()
  await shot('imp-2')
  for (const s of ['临港工业园', '东屿高新区']) {
    const btn = p.getByRole('button', { name: s })
    if (await btn.count()) await btn.first().click()
  }
  await shot('imp-2b')
  await p.getByRole('button', { name: '按以上指定重新核对' }).click()
  await p.waitForTimeout(1500)
  await p.getByText('导入前后的差异').waitFor()
  await shot('imp-3')
  await p.getByRole('button', { name: /只导入没有问题/ }).click()
  await p.getByText('已导入').waitFor()
  await shot('imp-4')
})
console.log(v.complaints())
await v.close()
await b.close()
