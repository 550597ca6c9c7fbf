import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCitation } from '../../src/model/citation.ts'
import { cslRepresentation } from '../../src/representation/citations/csl.ts'
import { risRepresentation } from '../../src/representation/citations/ris.ts'
import { render } from '../../src/representation/representation.ts'
import { generateCitedArticles } from '../support/cited-articles.ts'
import { articleFile, demonstrationCopy, temporaryFolder, writeFiles } from '../support/content.ts'
import { freePort, type LoopbackServer, startServer } from '../support/processes/loopback.ts'
import { serveArchive } from '../support/processes/served-archive.ts'

/**
 * A checkout of zotero/translation-server with its submodules and packages, since no registry has it (CONTRIBUTING.md).
 */
const folder = process.env.ZOTERO
if (!folder) console.warn('SKIPPED: ZOTERO names no checkout of zotero/translation-server (CONTRIBUTING.md)')

interface ZoteroItem {
  itemType: string
  title: string
  creators: { firstName?: string; lastName?: string; name?: string; creatorType: string }[]
  date?: string
  section?: string
  language?: string
  publicationTitle?: string
  url: string
  place?: string
  ISSN?: string
  archive?: string
  rights?: string
}

/** Path | headline | authors (a body has no comma) | date, as far as known | section | language. */
const expected = `
/le-fanal/undated/observer-les-perseides-sans-telescope | Observer les Perséides sans télescope | La rédaction | | Sciences | fr-CA
/le-fanal/news/2014/09/epave-expedition-franklin | Un navire de l’expédition Franklin repose au fond de l’Arctique | Audet-Roy, Samuel | 2014-09 | Sciences | fr-CA
/le-fanal/2015/12/12/accord-climat-adopt%C3%A9-%C3%A0-paris_n_8792034.html | Climat : l’accord de Paris est adopté | Castonguay, Léonie | 2015-12-12 | Environnement | fr-CA
/le-fanal/2016/04/08/reunion-otan-russie_n_9644122.html | L'Otan et la Russie se retrouveront d'ici deux semaines, après une pause de près de deux ans | AFP | 2016-04-08 | International | fr-CA
/le-fanal/actualites/2018/10/01/%C3%A9lections-qu%C3%A9bec-caq-majoritaire_a_23547190 | Le Québec porte la CAQ au pouvoir avec une majorité | Le Fanal avec La Presse canadienne | 2018-10-01 | Québec | fr-CA
/le-fanal/2019/04/10/first-image-black-hole_b_15284016.html | What a black hole looks like, seen for the first time | Reuters | 2019-04-10 | Sciences | en
/le-fanal/2019/04/15/notre-dame-de-paris-incendie_n_15290447 | Notre-Dame de Paris : la flèche s’effondre, les tours sont sauvées | Castonguay, Léonie; Audet-Roy, Samuel | 2019-04-15 | International | fr-CA
/the-lantern/features/a-year-of-firsts_a_6391508.html | 2014, a year of firsts | the staff of The Lantern | 2014 | Features | en-CA
/the-lantern/?p=4821 | A small robot lands on a comet, and bounces | AP | 2014-11-12 | Science | en-CA
/the-lantern/news/2016/02/gravitational-waves-detected | Ripples in space-time, predicted a century ago, are detected at last | Ramsundar, Priya | 2016-02-11 | Science | en-CA
/the-lantern/news/2016/04/08/nato-russia-council_n_9644310.html | NATO and Russia to reconvene a council idle since 2014 | Adeyemi-Holt, Fergus | 2016-04-08 | World | en-CA
/the-lantern/2016/05/04/fort-mcmurray-wildfire_n_9851734.html | A whole city on the road as fire enters Fort McMurray | Ramsundar, Priya; Adeyemi-Holt, Fergus | 2016-05-04 | Canada | en-CA
/the-lantern/2016/06/24/britain-votes-to-leave_n_10650922.html | Britain votes to leave the European Union | Adeyemi-Holt, Fergus; Reuters | 2016-06-24 | World | en-CA
/the-lantern/news/2020/03/who-declares-pandemic_n_17402265.html | World Health Organization calls the coronavirus outbreak a pandemic | Ramsundar, Priya | 2020-03-11 | World | en-CA
/the-lantern/undated/nobody | By nobody: “a <b> & {c}” | | | | en-CA`
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))

const nobody = articleFile(
  'headline: "By nobody: “a <b> & {c}”"\nmodified: 2015-02-03\ncorrections:\n  - { published: 2016-01-02, text: Corrected }',
)

const names = ({ creators }: Pick<ZoteroItem, 'creators'>) =>
  creators.map(({ name, lastName, firstName }) => name ?? `${lastName}, ${firstName}`)

describe.skipIf(!folder)('Zotero', () => {
  let [served, zotero]: (LoopbackServer | undefined)[] = []

  beforeAll(async () => {
    const content = await demonstrationCopy()
    await writeFiles(content, { 'the-lantern/articles/undated/nobody.md': nobody })
    const edition = path.join(content, 'the-lantern/edition.yaml')
    await writeFile(edition, `${await readFile(edition, 'utf8')}place: Montréal\nissn: 1234-5679\n`)
    served = await serveArchive(content, await temporaryFolder())
    const port = await freePort()
    const env = {
      ...process.env,
      NODE_ENV: 'production',
      NODE_CONFIG: JSON.stringify({ host: '127.0.0.1', port }),
    }
    zotero = await startServer(port, {
      path: process.execPath,
      args: ['--expose-gc', 'src/server.js'],
      cwd: folder ?? '',
      env,
    })
  }, 180_000)

  afterAll(async () => {
    await Promise.all([served?.stop(), zotero?.stop()])
  })

  /** Sends Zotero a URL or a record. @returns the items that it makes */
  const ask = async (endpoint: 'web' | 'import', body: string): Promise<ZoteroItem[]> => {
    const url = `http://127.0.0.1:${zotero?.port}/${endpoint}`
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'text/plain' }, body })
    return response.ok ? ((await response.json()) as ZoteroItem[]) : []
  }

  const toFacts = (item: ZoteroItem) => {
    const { itemType, title, date = '', section = '', language, publicationTitle, url, place, ISSN } = item
    const known = date.slice(0, 10)
    return {
      itemType,
      title,
      names: names(item),
      known,
      section,
      language,
      publicationTitle,
      url,
      place,
      ISSN,
    }
  }

  it.each(expected)('saves %s from its page with every field, and invents nobody', async (...row) => {
    const [target = '', title, creators, known, section, language] = row
    const isLantern = target.startsWith('/the-lantern')
    const items = await ask('web', `http://127.0.0.1:${served?.port}${target}`)
    expect(items.map(toFacts)).toEqual([
      {
        itemType: 'newspaperArticle',
        title,
        names: creators?.split('; ').filter(Boolean),
        known,
        section,
        language,
        publicationTitle: isLantern ? 'The Lantern' : 'Le Fanal',
        url: `https://morgue.example${target}`,
        place: isLantern ? 'Montréal' : undefined,
        ISSN: isLantern ? '1234-5679' : undefined,
      },
    ])
    // Styles would print an item's archive between the newspaper and the URL.
    expect(items[0]?.archive).toBeUndefined()
  })

  it.each([
    ['CSL', cslRepresentation],
    ['RIS', risRepresentation],
  ] as const)(
    'imports 200 generated articles from %s with every field',
    async (_, representation) => {
      for (const { document, context, exact } of generateCitedArticles(200)) {
        const items = await ask('import', render(representation, document, context))
        expect([document.fields.headline, items.length]).toEqual([document.fields.headline, 1])
        const [item] = items
        if (!exact || !item) continue
        const { title, creators, newspaper, url, date } = createCitation(document, context)
        const people = creators.map((name) =>
          'literal' in name
            ? name.literal.replaceAll(representation === risRepresentation ? ',' : '\0', '')
            : `${name.family}, ${name.given}`,
        )
        expect([
          item.itemType,
          item.title,
          names(item),
          item.publicationTitle,
          item.url,
          item.date?.includes(date[0] ?? '') ?? date.length === 0,
        ]).toEqual(['newspaperArticle', title, people, newspaper, url, true])
      }
    },
    180_000,
  )
})
