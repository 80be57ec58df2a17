import { createORPCClient, type InferClientOutputs } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { contract } from '#contract/contract.ts'

let csrf = ''
/** The token of the current session, or of the welcome page before anybody has signed in. */
export const keepCsrf = (token: string): void => {
  csrf = token
}
export const csrfHeader = (): Record<string, string> => ({ 'x-jingwei-csrf': csrf })

const link = new OpenAPILink(contract, {
  url: () => `${location.origin}/api`,
  headers: csrfHeader,
})

export type Api = ContractRouterClient<typeof contract>
/** The one typed caller. Every date on the wire is a string already, so nothing changes shape in JSON. */
export const api: Api = createORPCClient(link)
export type Answers = InferClientOutputs<Api>
