import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../src/cli/review/finding.ts'
import { archiveFolder } from '../../support/archive-folder.ts'
import { articleFile, smallArchive, writeFiles } from '../../support/content.ts'
import { runInProcess } from '../../support/run-in-process.ts'

const digest = 'a'.repeat(64)
const longEnough =
  'The harbour board met on Tuesday and agreed, after a debate of three hours, to repair the northern pier before ' +
  'the winter storms, and to ask the county for half of what that will cost the town.'

const sound = `headline: Board repairs pier
url: https://e.example/pier.html
published: 2016-04-08
authors: [Ana Pereira]`

/** Returns the findings of a review of these files, as `kind file:line field text`. */
async function findIn(files: Record<string, string>, edition = ''): Promise<string[]> {
  const folder = await smallArchive(files, edition)
  return (await review(folder)).map(
    ({ kind, file, line, field, text }) => `${kind} ${file}:${line} ${field} ${text}`,
  )
}

async function review(folder: string, ...options: string[]): Promise<Finding[]> {
  const { out } = await runInProcess(['review', '--json', '--content', folder, ...options])
  return JSON.parse(out).findings
}

const article = (fields: string, body = longEnough) => ({ 'e/articles/a.md': articleFile(fields, body) })

describe('morgue review', () => {
  it.each(['Ana Pereira', 'Declan al-Rashid'])('finds nothing in a sound article of %s', async (name) => {
    expect(await findIn(article(sound.replace('Ana Pereira', name)))).toEqual([])
  })

  it('names each lost picture, and none that is kept', async () => {
    const lost = 'https://e.example/lost.jpg'
    const body = `${longEnough}\n\n![](https://e.example/kept.jpg)\n\n<figure><img src="${lost}"><figcaption>The pier</figcaption></figure>`
    const files = {
      ...article(sound, body),
      [`e/media/${digest}.jpg`]: 'x',
      'e/media/urls.tsv': `${digest}.jpg\thttps://e.example/kept.jpg\n`,
    }
    expect(await findIn(files)).toEqual([`lost-picture e/articles/a.md:12  ${lost}`])
  })

  it.each([
    [
      'no date',
      'headline: A\nauthors: [Ana Pereira]',
      'no-date e/articles/a.md:2 published no date of publication',
    ],
    [
      'a date after the end',
      sound.replace('2016', '2021'),
      'unlikely-date e/articles/a.md:4 published 2021-04-08: after the edition closed (2020)',
    ],
    [
      'nobody who is credited',
      'headline: A\npublished: 2016',
      'no-author e/articles/a.md:2 authors no author, byline or agency',
    ],
    [
      'an account',
      sound.replace('Ana Pereira', 'apereira'),
      'doubtful-author e/articles/a.md:5 authors.0 apereira',
    ],
    [
      'a desk',
      sound.replace('Ana Pereira', 'Ana Pereira, News Desk').replace('[', '["').replace(']', '"]'),
      'doubtful-author e/articles/a.md:5 authors.0 Ana Pereira, News Desk',
    ],
    [
      'an author beside the byline',
      `${sound}\nbyline: By Luc Roy`,
      'unlike-byline e/articles/a.md:5 authors.0 Ana Pereira; the byline is By Luc Roy',
    ],
    [
      'the name of the paper in a headline',
      sound.replace('pier\n', 'pier | The E\n'),
      'site-in-headline e/articles/a.md:2 headline Board repairs pier | The E',
    ],
    [
      'a code as a topic',
      `${sound}\ntopics: [Harbours, news_local]`,
      'code-as-subject e/articles/a.md:6 topics.1 news_local',
    ],
    [
      'a host that no edition lists',
      `${sound}\nformerly: ["https://other.example/pier"]`,
      'unlisted-host e/articles/a.md:6 formerly.0 https://other.example/pier',
    ],
  ])('finds %s', async (_, fields, expected) => {
    expect(await findIn(article(fields))).toEqual([expected])
  })

  it('counts a date as precisely as the edition does', async () => {
    expect(await findIn(article(sound.replace('2016-04-08', '2020-12-31')))).toEqual([])
    expect(await findIn(article(sound.replace('2016-04-08', '2009-12-31')), 'founded: 2010-05')).toHaveLength(
      1,
    )
  })

  it('finds empty and short bodies', async () => {
    expect(await findIn(article(sound, 'A brief.'))).toEqual(['short-body e/articles/a.md:8  2 words'])
    expect(await findIn(article(sound, '![](https://e.example/a.jpg)'))).toEqual([
      'lost-picture e/articles/a.md:8  https://e.example/a.jpg',
      'empty-body e/articles/a.md:8  no text',
    ])
  })

  it('finds an article in another language than it says', async () => {
    const sentence = 'Le conseil du port a décidé de réparer le quai avant les tempêtes de l’hiver. '
    const french = sentence.repeat(5)
    expect(await findIn(article(sound, french))).toEqual([
      'other-language e/articles/a.md:2 language is probably in fr, but states en',
    ])
    expect(await findIn(article(`${sound}\nlanguage: fr`, french))).toEqual([])
    expect(await findIn(article(sound, sentence.repeat(3)))).toEqual([])
  })

  it('finds the same words under another address', async () => {
    const files = {
      ...article(sound),
      'e/articles/b.md': articleFile(sound.replace('pier.html', 'other.html'), `**${longEnough}**`),
    }
    expect(await findIn(files)).toEqual(['same-words e/articles/b.md:8  the same words as e/articles/a.md'])
  })

  it('finds links to the newsroom that lead nowhere', async () => {
    const links =
      '[a](https://www.e.example/other/) [b](https://e.example/moved) [c](https://e.example/2016/04) ' +
      '[d](https://e.example/dead_n_7.html) [e](https://elsewhere.example/dead) [f](https://e.example/x_n_42.html) [g](https://e.example/kept.jpg)'
    const files = {
      ...article(sound, `${longEnough}\n\n${links}`),
      'e/media/urls.tsv': `${digest}.jpg\thttps://e.example/kept.jpg\n${digest}.jpg\t/saved/b.jpg\n`,
      'e/articles/b.md': articleFile(
        'headline: B\npublished: 2016\nauthors: [Ana Pereira]\nurl: https://e.example/Other_n_42.html\nformerly: ["https://e.example/other", "https://e.example/moved/"]',
        `Another report. ${longEnough}`,
      ),
    }
    expect(await findIn(files, 'identity: _n_(\\d+)')).toEqual([
      'dead-link e/articles/a.md:10  https://e.example/dead_n_7.html',
    ])
  })

  it.each([
    ['a fragment', '[a](https://e.example/été.html#top)'],
    ['an old list', '[a](https://e.example/news/harbours/)'],
    ['a directory’s index', '[a](https://e.example/index.html)'],
    ['an article that is taken down', '[a](https://e.example/gone.html)'],
  ])('finds no dead link in one to %s', async (_, link) => {
    const files = {
      ...article(
        sound.replace('pier.html', 'été.html'),
        `${longEnough}\n\n${link} [b](https://e.example/dead)`,
      ),
      'e/articles/gone.md': articleFile(
        'headline: G\nurl: https://e.example/gone.html\nstatus: { is: gone }',
      ),
    }
    expect(await findIn(files, 'collections: { topics: ["/news/{name}/"] }')).toEqual([
      'dead-link e/articles/a.md:10  https://e.example/dead',
    ])
  })

  it('refuses a damaged report of the last import, with the remedy', async () => {
    for (const damaged of ['{', 'null', '{"articles": 3}']) {
      const folder = await smallArchive({ ...article(sound), 'e/import-report.json': damaged })
      const { status, err } = await runInProcess(['review', '--content', folder])
      expect([status, err]).toEqual([
        1,
        `morgue review: ${folder}/e/import-report.json:1: cannot be read: delete it, and import all sources again to get a new one`,
      ])
    }
  })

  it('names files as this content folder does, wherever they were imported', async () => {
    const folder = await smallArchive(article(sound))
    for (const file of [
      'content/e/articles/a.md',
      '/elsewhere/e/articles/a.md',
      'C:\\n\\e\\articles\\a.md',
    ]) {
      const report = { articles: [{ file, lost: ['pier'], lostCount: 1 }], dropped: [] }
      await writeFile(path.join(folder, 'e/import-report.json'), JSON.stringify(report))
      expect((await review(folder)).map((finding) => finding.file)).toEqual(['e/articles/a.md'])
    }
  })

  it('lists what the last import lost and left out, passages apart from menus', async () => {
    const folder = await smallArchive(article(sound))
    const file = path.join(folder, 'e/articles/a.md')
    const block = (reason: string, words: string, count = 1) => ({ reason, words, count, files: [file] })
    const report = {
      articles: [{ file, lost: ['pier', 'storm'], lostCount: 2 }],
      dropped: [
        block('outside the article', 'The county answered in a letter that it has no money this year …'),
        block(
          'navigation',
          'Home News Sport Weather Opinion Business Letters Arts Obituaries Archive Contact About …',
        ),
        block(
          'outside the article',
          'Our newsletter reaches you every morning at six with all that matters …',
          9,
        ),
      ],
    }
    await writeFile(path.join(folder, 'e/import-report.json'), JSON.stringify(report))
    expect(
      (await review(folder)).map(({ kind, file, text }) => `${kind} ${file} ${text.slice(0, 10)}`),
    ).toEqual([
      'lost-text e/articles/a.md pier storm',
      'dropped-text e/articles/a.md The county',
      'page-furniture e/articles/a.md Home News ',
      'page-furniture e/articles/a.md Our newsle',
    ])
  })

  it('repeats no word of an article that is taken down', async () => {
    const status = 'status: { is: withheld, reason: court order, since: 2020-01-01 }'
    expect(await findIn(article(`headline: Secret\n${status}`, 'Short.'))).toEqual([])
  })

  it('remembers what was looked at, and shows what is new', async () => {
    const folder = await smallArchive(article(sound.replace('Ana Pereira', 'apereira')))
    const accepted = await runInProcess(['review', '--accept', 'doubtful-author', '--content', folder])
    expect(accepted.status).toBe(0)
    expect(await review(folder)).toEqual([])
    expect(await readFile(path.join(folder, 'reviewed.jsonl'), 'utf8')).toBe(
      '["doubtful-author","e/articles/a.md","apereira"]\n',
    )
    await writeFiles(folder, article(`\n${sound.replace('Ana Pereira', 'apereira, mroy')}`))
    expect((await review(folder)).map(({ text }) => text)).toEqual(['mroy'])
  })

  it('refuses a damaged list of what was looked at, by its line', async () => {
    const folder = await smallArchive({ ...article(sound), 'reviewed.jsonl': '["a","b","c"]\n{}\n' })
    const { status, err } = await runInProcess(['review', '--content', folder])
    expect([status, err]).toEqual([
      1,
      `morgue review: ${folder}/reviewed.jsonl:2: was not written by \`npx morgue review --accept\`: delete the line, or restore the file from a copy`,
    ])
  })

  it('names files with faults, and reviews the others', async () => {
    const files = { ...article('headline: A'), 'e/articles/bad.md': articleFile('headlin: A') }
    const { status, err, out } = await runInProcess(['review', '--content', await smallArchive(files)])
    expect(status).toBe(1)
    expect(err).toMatch(/e\/articles\/bad\.md:2: headlin/)
    expect(out).toContain('no-date (1): articles without a date of publication')
    expect(out).toContain('1 article reviewed: 2 findings to look at')
  })

  it('counts them in the articles of a publication that are new or changed', async () => {
    const folder = await smallArchive({ 'e/articles/a.md': articleFile('headline: A', longEnough) })
    const publishing = ['publish', '--content', folder, '--persist-to', await archiveFolder()]
    const first = await runInProcess(publishing)
    expect(first.out).toContain(
      `Worth a look in 1 article: no-date (1), no-author (1). \`npx morgue review --content ${folder}\` lists them.`,
    )
    expect((await runInProcess(publishing)).out).not.toContain('to look at')
    await writeFiles(folder, {
      'e/articles/b.md': articleFile('headline: B\npublished: 2016', longEnough.toUpperCase()),
    })
    // Articles rendered for a dry run, or before a refusal, are still new to readers.
    await runInProcess([...publishing, '--dry-run'])
    await writeFiles(folder, { 'e/articles/bad.md': articleFile('headlin: A') })
    expect((await runInProcess(publishing)).status).toBe(1)
    await rm(path.join(folder, 'e/articles/bad.md'))
    expect((await runInProcess(publishing)).out).toContain('Worth a look in 1 article: no-author (1).')
  })

  it('counts nothing that is accepted, or in an article that is taken down', async () => {
    const folder = await smallArchive({ 'e/articles/a.md': articleFile('headline: A', longEnough) })
    const content = ['--content', folder]
    await runInProcess(['review', '--accept', 'no-date', ...content])
    const publishing = ['publish', ...content, '--persist-to', await archiveFolder()]
    expect((await runInProcess(publishing)).out).toContain('Worth a look in 1 article: no-author (1).')
    await writeFiles(folder, {
      'e/articles/a.md': articleFile('headline: A\nstatus: { is: withheld, reason: R }', longEnough),
    })
    expect((await runInProcess(publishing)).out).not.toContain('to look at')
  })

  it('counts them after an import, once for copies of the same article', async () => {
    const folder = await smallArchive({})
    const source = path.join(folder, '../source-of-review')
    const article = `---\ntitle: A pier\nauthor: apereira\n---\n\n${longEnough}\n`
    await writeFiles(source, { 'one.md': article, 'copy-of-one.md': article })
    const { out } = await runInProcess(['import', source, '--edition', 'e', '--content', folder])
    expect(out).toContain(
      `Worth a look in 1 article: no-date (1), doubtful-author (1). \`npx morgue review --content ${folder}\` lists them.`,
    )
  })
})
