import { describe, expect, it } from 'vitest'
import { fieldsIn, jsonLd, text } from '../written-page.ts'

const head = `<title>A ferry stops</title>${jsonLd({ '@type': 'NewsArticle', headline: 'A ferry stops' })}`

const headlineOf = async (h1: string, h2: string) =>
  (await fieldsIn({ head, body: `<main><h1>${h1}</h1><article><h2>${h2}</h2>${text}</article></main>` }))
    .headline

describe('the only h1 of a page', () => {
  it('is not the headline if an h2 has the words of the stated title', async () => {
    expect(await headlineOf('Latest reports', 'A ferry stops')).toBe('A ferry stops')
    expect(await headlineOf('Latest reports of the harbour', 'A ferry stops')).toBe('A ferry stops')
  })

  it('is the headline if no h2 has them, whatever the stated title', async () => {
    expect(await headlineOf('Rudder strands two hundred', 'On the quay')).toBe('Rudder strands two hundred')
  })

  it('is the headline if it is in the stated title, though an h2 repeats that', async () => {
    expect(await headlineOf('A ferry stops', 'A ferry stops')).toBe('A ferry stops')
  })
})
