import { describe, expect, it } from 'vitest'
import { markdownImporter } from '../../../../src/cli/import/markdown/markdown-importer.ts'
import { openSource } from '../../../../src/cli/import/source/source-file.ts'
import { briefingFor, lantern, readingsOf } from '../reading.ts'
import { siteFolder } from './site-folder.ts'

const { write, fieldsOf } = siteFolder()
const home = 'https://the-lantern.example'

describe('a page of a Zola site', () => {
  const config = 'base_url = "https://the-lantern.example"'
  const vote = 'content/news/2018-10-01-The Vote.md'
  it.each([
    [config, vote, 'title: A', '/news/the-vote/'],
    [config, 'content/news/2018-10-01_vote.md', 'title: A', '/news/vote/'],
    [config, 'content/news/2018-10-01T10:00:00Z-vote.md', 'title: A', '/news/vote/'],
    [config, 'content/News Room/Été à Tromsø – ça.md', 'title: A', '/News%20Room/ete-a-tromso-ca/'],
    [config, 'content/news/2018-10-01-vote/index.md', 'title: A', '/news/vote/'],
    [config, 'content/vote/index.md', 'title: A', '/vote/'],
    [config, 'content/index.md', 'title: A', '/'],
    [config, vote, 'title: A\nslug: The Second & Last', '/news/the-second-last/'],
    [config, vote, 'title: A\npath: /old/Vote', '/old/Vote/'],
    [`${config}\n[slugify]\npaths_keep_dates = true`, vote, 'title: A', '/news/2018-10-01-the-vote/'],
    [`${config}\n[slugify]\npaths = "safe"`, 'content/Été: a.md', 'title: A', '/%C3%89t%C3%A9%20a/'],
    [`${config}\n[slugify]\npaths = "off"`, 'content/Vote.. .md', 'title: A', '/Vote..%20/'],
    ['base_url = "https://the-lantern.example/blog/"', 'content/a.md', 'title: A', '/blog/a/'],
    [`${config}\n[languages.fr]\n`, 'content/news/vote.fr.md', 'title: A', '/fr/news/vote/'],
    [`${config}\ndefault_language = "fr"\n[languages.fr]\n`, 'content/vote.fr.md', 'title: A', '/vote/'],
    [config, 'content/vote.fr.md', 'title: A', '/vote/'],
  ])('has the address that Zola derives: %j %s %j', async (settings, file, matter, expected) => {
    write('config.toml', settings)
    expect((await fieldsOf(file, matter)).url).toBe(`${home}${expected}`)
  })

  it('has its former addresses, and the date of its name', async () => {
    write('zola.toml', config)
    expect(await fieldsOf('content/2018-10-01_vote.md', 'title: A\naliases: [old/vote, b]')).toMatchObject({
      url: `${home}/vote/`,
      formerly: [`${home}/old/vote`, `${home}/b`],
      published: '2018-10-01',
      provenance: { published: 'file', url: 'permalink' },
    })
    const { published } = await fieldsOf('content/2018-10-01T10:00:00Z-poll.md', 'title: A')
    expect(published).toBe('2018-10-01T10:00:00Z')
  })

  it('has no address in a script that Zola writes in other letters, nor outside its folder', async () => {
    write('config.toml', config)
    expect((await fieldsOf('notes/a.md', 'title: A')).url).toBeNull()
    const source = await openSource(write('content/選挙.md', '---\ntitle: A\n---\nWords.\n'))
    const readings = await readingsOf(markdownImporter, source, briefingFor({ ...lantern }))
    expect(readings).toMatchObject([
      { kind: 'warning', text: expect.stringContaining('slugify.paths') },
      { kind: 'article', fields: { url: null } },
    ])
  })
})
