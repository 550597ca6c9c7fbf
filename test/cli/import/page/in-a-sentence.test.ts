import { describe, expect, it } from 'vitest'
import { articleIn, text } from './written-page.ts'

const withParagraph = (paragraph: string) =>
  articleIn({ body: `<article><h1>A ferry stops</h1>${text}${paragraph}${text}</article>` })

describe('a word of a sentence', () => {
  it.each(['tooltip', 'share', 'sharing', 'popover', 'comment', 'social', 'sidebar', 'widget', 'sponsor'])(
    'stays in an element with the class %s',
    async (name) => {
      const { markdown } = await withParagraph(
        `<p>The town’s <span class="${name}">harbour master</span> told of the <em class="${name}">tide</em>.</p>`,
      )
      expect(markdown).toContain('The town’s harbour master told of the *tide*.')
    },
  )
})

describe('the source of a quotation', () => {
  it.each([
    '<blockquote><p>I never left.</p><footer>Ann Example, <cite>Letters</cite></footer></blockquote>',
    '<blockquote>I never left.<footer><cite>Ann Example, <a href="/letters">Letters</a></cite></footer></blockquote>',
    '<figure><blockquote><p>I never left.</p></blockquote><figcaption>Ann Example, <cite>Letters</cite></figcaption></figure>',
  ])('stays: %s', async (quotation) => {
    const { markdown } = await withParagraph(quotation)
    expect(markdown).toContain('I never left.')
    expect(markdown).toContain('Ann Example')
    expect(markdown).toContain('Letters')
  })
})
