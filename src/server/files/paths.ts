import type { OpenAPIGenerator } from '@orpc/openapi'

type Document = Awaited<ReturnType<OpenAPIGenerator['generate']>>

const faults = { description: '{ code, data: { faults } }' }
const tags = ['files']

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
}
