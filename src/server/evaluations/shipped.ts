import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { readMethod } from './read-method.ts'

/** Where the methods that come with the program lie; the bundle's build gives the name its own meaning. */
const directory = (): string => fileURLToPath(new URL('./methods/', import.meta.url))

export type ShippedMethod = { readonly code: string; readonly text: string }

export async function listShipped(): Promise<readonly ShippedMethod[]> {
  const names = (await readdir(directory())).filter((name) => name.endsWith('.yaml')).sort()
  return Promise.all(
    names.map(async (name) => ({
      code: name.slice(0, -'.yaml'.length),
      text: await readFile(`${directory()}${name}`, 'utf8'),
    })),
  )
}

/** As a list shows them; one that cannot be read is our own mistake. */
export async function describeShipped() {
  return (await listShipped()).map(({ code, text }) => {
    const read = readMethod(new TextEncoder().encode(text), code)
    if (!read.ok) throw new Error(`the shipped method ${code} cannot be read`)
    const { name, subject, period } = read.value
    return { code, name, subject, period }
  })
}
