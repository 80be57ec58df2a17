// What the browser needs of the contract: of each endpoint its method and address, without the shapes and what checks them.
import { fileURLToPath } from 'node:url'
import { type AnyContractRouter, minifyContractRouter } from '@orpc/contract'
import { type Plugin, runnerImport } from 'vite'

const file = fileURLToPath(new URL('../src/contract/contract.ts', import.meta.url))

type Written = { readonly code: string; readonly madeFrom: readonly string[] }

/** A module that exports the whole contract by the same name, reduced to what sends a request. */
export async function writeContractRoutes(): Promise<Written> {
  const { module, dependencies } = await runnerImport<{ readonly contract: AnyContractRouter }>(file, {
    configFile: false,
  })
  const code = `export const contract = ${JSON.stringify(minifyContractRouter(module.contract))}`
  return { code, madeFrom: dependencies }
}

/** In the pages `#contract/contract.ts` is its routes; the types stay those of the whole. */
export const contractRoutes = (): Plugin => ({
  name: 'jingwei:contract-routes',
  async load(id) {
    if (id !== file) return null
    const { code, madeFrom } = await writeContractRoutes()
    for (const source of madeFrom) this.addWatchFile(source)
    return { code, moduleSideEffects: false }
  },
})
