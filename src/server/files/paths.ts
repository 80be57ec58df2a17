import type { OpenAPIGenerator } from '@orpc/openapi'

type Document = Awaited<ReturnType<OpenAPIGenerator['generate']>>

const faults = { description: '{ code, data: { faults } }' }
const said = { description: '{ faults: [{ code, place, facts, said: { zh, en } }] }' }
const tags = ['files']
const file = { type: 'string', contentMediaType: 'application/octet-stream' } as const

/** A method by its code or as a file, and data. */
const trialBody = (more: Readonly<Record<string, { type: 'string'; description?: string; enum?: string[] }>>) => ({
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object' as const,
        required: ['data', ...Object.keys(more)],
        properties: { shipped: { type: 'string' as const }, method: file, data: file, ...more },
      },
    },
  },
})

/** The file routes lie outside the contract, which holds bodies in memory; this is what the reference page says of them. */
export const filePaths: NonNullable<Document['paths']> = {
  '/files': {
    post: {
      tags,
      operationId: 'files.create',
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              required: ['file'],
              properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
            },
          },
        },
      },
      responses: {
        200: {
          description: 'OK',
          content: {
            'application/json': {
              schema: {
                type: 'object',
                required: ['id', 'name', 'size'],
                properties: {
                  id: { type: 'string', format: 'uuid' },
                  name: { type: 'string' },
                  size: { type: 'integer' },
                },
              },
            },
          },
        },
        401: faults,
        403: faults,
        413: faults,
        422: faults,
      },
    },
  },
  '/files/{id}': {
    get: {
      tags,
      operationId: 'files.get',
      parameters: [{ in: 'path', name: 'id', required: true, schema: { type: 'string', format: 'uuid' } }],
      responses: {
        200: { description: 'OK', content: { 'application/octet-stream': {} } },
        401: faults,
        404: faults,
      },
    },
  },
  '/imports/what-if': {
    post: {
      tags: ['what-if'],
      operationId: 'whatIf.read',
      requestBody: trialBody({}),
      responses: {
        200: { description: 'OK', content: { 'application/x-jingwei-trial': {} } },
        401: faults,
        403: faults,
        422: said,
      },
    },
  },
  '/exports/what-if': {
    post: {
      tags: ['what-if'],
      operationId: 'whatIf.difference',
      parameters: [{ name: 'lang', in: 'query', schema: { type: 'string', enum: ['zh', 'en'] } }],
      requestBody: trialBody({
        changes: { type: 'string', description: '[[key, value], …]' },
        as: { type: 'string', enum: ['csv', 'xlsx', 'method', 'proposal'] },
      }),
      responses: {
        200: { description: 'OK', content: { 'application/octet-stream': {} } },
        401: faults,
        403: faults,
        422: said,
      },
    },
  },
}
