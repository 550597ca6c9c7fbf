import type { PublishedArchive, PublishedEdition } from '../src/model/configuration.ts'
import type { Document } from '../src/model/document.ts'
import type { ArticleNeighbours } from '../src/model/neighbours.ts'
import { listAlternates } from '../src/representation/alternates.ts'
import { representations } from '../src/representation/index.ts'
import { render } from '../src/representation/representation.ts'

interface Job {
  document: Document
  neighbours?: ArticleNeighbours
  root: { archive: PublishedArchive; editions: PublishedEdition[] }
  representation: string
  times: number
}

/** Renders one document many times: its CPU is measured from outside, since time stands still in a Worker. */
export default {
  async fetch(request: Request): Promise<Response> {
    const { document, root, neighbours, representation, times } = (await request.json()) as Job
    const edition = root.editions.find(({ id }) => id === document.edition) ?? null
    const chosen = representations.find(({ name }) => name === representation)
    if (!chosen || !edition) return new Response(null, { status: 400 })
    const alternates = listAlternates(document.address, document.kind)
    const setting = { ...root, edition, language: edition.language, alternates, neighbours }
    let characters = 0
    for (let time = 0; time < times; time++) characters += render(chosen, document, setting).length
    return new Response(String(characters / times))
  },
}
