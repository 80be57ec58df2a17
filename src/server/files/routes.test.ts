import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FrontDoor, openFrontDoor } from '../testing.ts'

let door: FrontDoor
beforeAll(async () => {
  door = await openFrontDoor({ environment: { JINGWEI_UPLOAD_MEGABYTES: '1' } })
})
afterAll(() => door.close())

const codes = (answer: { readonly faults: readonly { readonly code: string }[] }) =>
  answer.faults.map(({ code }) => code)

test('a file comes back as it went in, under its Chinese name, and runs nothing', async () => {
  const clerk = await door.as('office')
  const bytes = new TextEncoder().encode('<script>alert(1)</script>珠海')
  const brought = await clerk.upload('/api/files', '实施方案（印发稿）.html', bytes)
  expect(brought.body).toMatchObject({ name: '实施方案（印发稿）.html', size: bytes.length })
  const answer = await door.server.inject({
    url: `/api/files/${brought.body.id}`,
    cookies: Object.fromEntries(clerk.cookies),
  })
  expect(new Uint8Array(answer.rawPayload)).toEqual(bytes)
  const disposition = String(answer.headers['content-disposition'])
  expect(disposition).toMatch(/^attachment/)
  expect(decodeURIComponent(disposition)).toContain('实施方案（印发稿）.html')
  expect(answer.headers['content-security-policy']).toContain('sandbox')
})

test('a file beyond the limit is refused by name, and so is an empty one', async () => {
  const clerk = await door.as('office')
  const large = await clerk.upload('/api/files', '大.pdf', new Uint8Array(1_100_000))
  expect(large.faults).toMatchObject([{ code: 'files.too-large', facts: { megabytes: 1 } }])
  expect(codes(await clerk.upload('/api/files', '空.txt', new Uint8Array()))).toEqual(['files.empty'])
  expect(codes(await clerk.ask('POST', '/api/files'))).toEqual(['files.no-file'])
})

test('a path in the name is cut off', async () => {
  const clerk = await door.as('office')
  const brought = await clerk.upload('/api/files', '..\\\\..\\\\etc/方案.txt', new TextEncoder().encode('x'))
  expect(brought.body).toMatchObject({ name: '方案.txt' })
})
