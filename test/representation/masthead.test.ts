import { describe, expect, it } from 'vitest'
import { createAbsence } from '../../src/representation/absence.ts'
import { renderAbsencePage } from '../../src/representation/html/html.tsx'
import { renderContextFor } from '../../src/representation/render-context.ts'
import { publishedEdition, testArchive } from '../support/generated.ts'

const logo = { path: `/media/${'a'.repeat(64)}.svg`, width: 240, height: 80 }

const pageAt = (address: string, archive: object, edition: object) => {
  const editions = [{ ...publishedEdition, name: 'The "E" & Co.', ...edition }]
  const context = renderContextFor({ archive: { ...testArchive, ...archive }, editions }, address)
  return renderAbsencePage(createAbsence(404, address), context)
}

const mastheadOf = (page: string) => /<header class="masthead">.*?<\/a>/s.exec(page)?.[0] ?? ''

describe('the masthead', () => {
  it('has the logo in place of the name, and the name as its text', () => {
    expect(mastheadOf(pageAt('/e/x', {}, { logo }))).toContain(
      `<a href="/e/" lang="en"><img src="${logo.path}" alt="The &quot;E&quot; &amp; Co." width="240" height="80"/></a>`,
    )
    expect(mastheadOf(pageAt('/', { logo }, {}))).toContain(
      `<a href="/" lang="en"><img src="${logo.path}" alt="Generated" width="240" height="80"/></a>`,
    )
  })

  it('has the edition’s name rather than the archive’s logo', () => {
    const page = pageAt('/e/x', { logo }, {})
    expect(mastheadOf(page)).toContain('The &quot;E&quot; &amp; Co.</a>')
    expect(page).not.toContain('<img')
  })
})
