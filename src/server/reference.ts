import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import type { FastifyInstance } from 'fastify'
import type { Program } from './context.ts'
import { filePaths } from './files/paths.ts'
import { router } from './router.ts'

type Document = Awaited<ReturnType<OpenAPIGenerator['generate']>>

/** OpenAPI 3.1 of everything under /api, and a page to read and try it that asks nothing from outside. */
export async function mountReference(scope: FastifyInstance, program: Program): Promise<void> {
  const { version } = program
  let document: Document | undefined
  // Made when somebody asks for it: few ever do, and every start would wait for it.
  const describe = async () => {
    document ??= await describeApi(version)
    return document
  }
  scope.get('/api/openapi.json', describe)
  const stub = { openapi: '3.1.1', info: { title: '经纬 Jingwei', version }, paths: {} }
  await scope.register(swagger, { mode: 'static', specification: { document: stub } })
  await scope.register(swaggerUi, {
    routePrefix: '/api/reference',
    indexPrefix: '',
    uiHooks: { onRequest: async () => void (await describe()) },
    transformSpecification: (empty) => ({ ...(document ?? empty) }),
    uiConfig: { docExpansion: 'list', deepLinking: true, validatorUrl: null },
    logo: { type: 'image/svg+xml', content: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') },
    theme: { title: '经纬 Jingwei API' },
  })
}

export async function describeApi(version: string): Promise<Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(router, {
    info: { title: '经纬 Jingwei', version },
    servers: [{ url: '/api' }],
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'jingwei_session' },
        csrf: { type: 'apiKey', in: 'header', name: 'x-jingwei-csrf' },
      },
    },
    security: [{ session: [], csrf: [] }],
  })
  return { ...document, paths: { ...document.paths, ...filePaths } }
}
