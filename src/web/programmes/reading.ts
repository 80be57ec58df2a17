import { useQuery } from '@tanstack/react-query'

/** The same reader as on the server gives the chapters and measures of a document's text; it is sent only to pages that ask. */
export const useReading = (documentId: string, text: string | undefined) =>
  useQuery({
    queryKey: ['document-reading', documentId],
    enabled: text !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const { readPlan } = await import('#core/plans/read.ts')
      const { outline, measures } = readPlan({ text: text ?? '', tables: [] })
      return { outline, measures }
    },
  })
