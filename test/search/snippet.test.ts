import { describe, expect, it } from 'vitest'
import { readQuery } from '../../src/search/query.ts'
import { marked, type Segment, snippet } from '../../src/search/snippet.ts'
import { hostileQueries, randomQueries } from '../support/queries.ts'

const shown = (segments: readonly Segment[]) =>
  segments.map(({ text, marked: isMarked }) => (isMarked ? `[${text}]` : text)).join('')

const filler = 'Rien de tout cela ne compte ici. '.repeat(40)

describe('a snippet', () => {
  it.each([
    ['otan russie', "L'Otan et la Russie.", "L'[Otan] et la [Russie]."],
    ['crimée', 'Un crime en Crimée, en CRIMEE.', 'Un crime en [Crimée], en [CRIMEE].'],
    ['élections', 'Une élection, l’élection.', 'Une [élection], l’[élection].'],
    ['"conseil otan russie"', 'Le Conseil Otan-Russie, la Russie.', 'Le [Conseil Otan-Russie], la Russie.'],
    ['elect*', 'Électeurs électriques.', '[Électeurs] [électriques].'],
    ['onu', "L'O.N.U. dit", "L'[O.N.U]. dit"],
    ['-otan', 'L’Otan', 'L’Otan'],
  ])('of %s marks what was looked for', (query, text, expected) =>
    expect(shown(marked(text, readQuery(query)))).toBe(expected),
  )

  it('is the stretch with the most of it', () => {
    const text = `${filler} otan seul. ${filler} La Russie et l’otan ensemble. ${filler}`
    const found = shown(snippet(text, readQuery('otan russie')))
    expect(found).toContain('[Russie] et l’[otan]')
    expect(found).toMatch(/^….*…$/)
    expect(found.length).toBeLessThan(300)
  })

  it('is the beginning where the text has nothing of it', () =>
    expect(shown(snippet(filler, readQuery('absent')))).toMatch(/^Rien de tout cela/))

  it('loses and adds no text, whatever is looked for', () => {
    const text = 'L’Otan, la Russie et l’O.N.U. : « aujourd’hui » e\u0301le\u0301ctions 日本語 🙂'
    for (const typed of [...hostileQueries, ...randomQueries(1000)])
      expect(
        marked(text, readQuery(typed))
          .map((each) => each.text)
          .join(''),
      ).toBe(text)
  })
})
