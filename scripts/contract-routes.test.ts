import { type AnyContractRouter, isContractProcedure } from '@orpc/contract'
import { describe, expect, it } from 'vitest'
import { contract } from '#contract/contract.ts'
import { writeContractRoutes } from './contract-routes.ts'

type Addresses = Readonly<Record<string, string>>

const listAddresses = (router: AnyContractRouter, name = ''): Addresses =>
  isContractProcedure(router)
    ? { [name]: `${router['~orpc'].route.method} ${router['~orpc'].route.path}` }
    : Object.assign({}, ...Object.entries(router).map(([key, one]) => listAddresses(one, `${name}/${key}`)))

describe('what the pages are given of the contract', () => {
  it('asks every endpoint by the method and the address that the server answers at, and carries no shape', async () => {
    const { code: written } = await writeContractRoutes()
    const { contract: routes } = await import(`data:text/javascript,${encodeURIComponent(written)}`)
    const whole = listAddresses(contract)
    expect(listAddresses(routes)).toEqual(whole)
    expect(Object.keys(whole).length).toBeGreaterThan(100)
    expect(written).not.toMatch(/inputSchema|outputSchema/)
  })
})
