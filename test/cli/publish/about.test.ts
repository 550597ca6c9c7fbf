import { describe, expect, it } from 'vitest'
import { publish } from '../../../src/cli/publish/publish.ts'
import type { CollectionDocument } from '../../../src/model/document.ts'
import { articleFile, silent, smallArchive } from '../../support/content.ts'
import { memoryStore } from '../../support/memory-store.ts'
import { publishSound } from '../../support/publish-sound.ts'

const article = articleFile('headline: A\nurl: https://e.example/a\npublished: 2016')

describe('about.md', () => {
  it('is the introduction on the fronts, sanitised, with links into the archive', async () => {
    const store = memoryStore()
    const content = await smallArchive({
      'about.md': 'Two newspapers of [one harbour](https://e.example/a).\n',
      'e/about.md':
        'We closed in *2020*. Read [the last article](https://e.example/a).\n\n<script>alert(1)</script>\n',
      'e/articles/a.md': article,
    })
    await publishSound(content, store)
    const lists = [...store.values]
      .filter(([key]) => key.startsWith('collection/'))
      .map(([, text]) => JSON.parse(text) as CollectionDocument)
    const front = lists.find(({ subject }) => subject === 'front')
    expect(front?.about?.html.trim()).toBe(
      '<p>We closed in <em>2020</em>. Read <a href="/e/a">the last article</a>.</p>',
    )
    const archive = lists.find(({ subject }) => subject === 'archive')
    expect(archive?.about).toMatchObject({
      html: '<p>Two newspapers of <a href="/e/a">one harbour</a>.</p>',
      text: 'Two newspapers of one harbour.',
    })
    expect(archive?.divisions).toEqual([
      { address: '/e/', name: 'The E', articles: 1, excerpt: 'We closed in 2020. Read the last article.' },
    ])
    expect(lists.filter(({ about }) => about)).toHaveLength(2)
  })

  it('is refused by file where a front has no room for it', async () => {
    const content = await smallArchive({ 'e/about.md': 'Word. '.repeat(1200), 'e/articles/a.md': article })
    const outcome = await publish(content, memoryStore(), { isDryRun: false, progress: silent })
    expect(outcome).toEqual([
      expect.objectContaining({
        file: expect.stringMatching(/e\/about\.md$/),
        line: 1,
        reason:
          'has 7,200 characters, and a front page has room for 6,000: shorten it, or move a part to a page of an edition, such as content/<edition>/pages/history.md, and link to /<edition>/pages/history',
      }),
    ])
  })
})
