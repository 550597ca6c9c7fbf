import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createKvTextsReader } from '../../../src/edge/search/search-source.ts'
import { randomNumbers } from '../../support/random.ts'
import { serveRoot } from '../changed-release.ts'
import { articles, servedRoot } from '../search/search-support.ts'
import { archive, corrections, freshIsolate, load } from '../support.ts'
import { contentsOf, errorIn, fillRecords, harvest, type RecordRow } from './oai-support.ts'

const noon = Date.parse('2026-11-24T12:00:00Z') / 1000
const idOf = (number: number) => number.toString(16).padStart(20, '0')

/** The demonstration's articles, a minute apart, and sixty deleted records within a second. */
const live: RecordRow[] = articles.map(({ address, edition }, index) => ({
  id: idOf(index),
  address,
  edition,
  changed: noon + 60 * index,
}))
const deleted: RecordRow[] = Array.from({ length: 60 }, (_, index) => ({
  id: idOf(1000 + index),
  address: null,
  edition: 'le-fanal',
  changed: noon + 86_400,
}))
const prefix = 'oai:morgue.example:'
const isolate = freshIsolate()

beforeAll(() => load())
beforeEach(() => fillRecords([...live, ...deleted]))

/** Follows a list to its end. */
async function harvestAll(query: string): Promise<{ identifiers: string[]; pages: number }> {
  let xml = await harvest(isolate, query)
  const identifiers = contentsOf(xml, 'identifier')
  for (let pages = 1; ; pages++) {
    const [token] = contentsOf(xml, 'resumptionToken')
    if (!token) return { identifiers, pages }
    xml = await harvest(
      isolate,
      `verb=${/verb=(\w+)/.exec(query)?.[1]}&resumptionToken=${encodeURIComponent(token)}`,
    )
    identifiers.push(...contentsOf(xml, 'identifier'))
  }
}

describe('the verbs', () => {
  it('have one endpoint, for all editions', async () => {
    expect((await isolate.fetch('/le-fanal/oai?verb=Identify')).status).toBe(404)
  })

  it('Identify describes the archive', async () => {
    const xml = await harvest(isolate, 'verb=Identify')
    const facts = ['baseURL', 'protocolVersion', 'earliestDatestamp', 'deletedRecord', 'granularity']
    expect(facts.map((name) => contentsOf(xml, name)[0])).toEqual([
      'https://morgue.example/oai',
      '2.0',
      '2026-11-24T12:00:00Z',
      'persistent',
      'YYYY-MM-DDThh:mm:ssZ',
    ])
    expect(contentsOf(xml, 'adminEmail')[0]).toMatch(/^\S+@\S+\.\S+$/)
    expect(xml).toContain('<request verb="Identify">https://morgue.example/oai</request>')
  })

  it('ListMetadataFormats and ListSets name oai_dc and the editions', async () => {
    for (const query of ['', `&identifier=${prefix}${idOf(0)}`])
      expect(
        contentsOf(await harvest(isolate, `verb=ListMetadataFormats${query}`), 'metadataPrefix'),
      ).toEqual(['oai_dc'])
    expect(contentsOf(await harvest(isolate, 'verb=ListSets'), 'setSpec')).toEqual([
      'le-fanal',
      'the-lantern',
    ])
  })

  it('GetRecord describes an article in Dublin Core, and a deletion by its header alone', async () => {
    const [article] = articles.filter(({ fields }) => fields.headline.includes('Otan'))
    const row = live.find(({ address }) => address === article?.address)
    const xml = await harvest(isolate, `verb=GetRecord&metadataPrefix=oai_dc&identifier=${prefix}${row?.id}`)
    expect(contentsOf(xml, 'dc:title')).toEqual([article?.fields.headline])
    expect(contentsOf(xml, 'dc:date')).toEqual(['2016-04-08'])
    expect(contentsOf(xml, 'dc:identifier')).toEqual([`https://morgue.example${article?.address}`])
    expect(contentsOf(xml, 'dc:source')).toEqual([article?.fields.url])
    expect(contentsOf(xml, 'dc:publisher')).toEqual(['Le Fanal'])
    expect(contentsOf(xml, 'dc:rights')).toEqual([
      'Reproduction interdite sans autorisation de l’AFP.',
      'http://rightsstatements.org/vocab/InC/1.0/',
    ])
    const gone = await harvest(
      isolate,
      `verb=GetRecord&metadataPrefix=oai_dc&identifier=${prefix}${idOf(1000)}`,
    )
    expect(gone).toContain('<record><header status="deleted"><identifier>')
    expect(gone).not.toContain('metadata>')
  })

  it('GetRecord names a creator with one name by that alone', async () => {
    const article = articles.find(({ fields }) => fields.authors[0] === 'Léonie Castonguay')
    const row = live.find(({ address }) => address === article?.address)
    const names = { 'Léonie Castonguay': 'Castonguay' }
    const root = await serveRoot((unchanged) => ({
      ...unchanged,
      editions: unchanged.editions.map((edition) => ({ ...edition, names })),
    }))
    await fillRecords(live, root)
    const query = `verb=GetRecord&metadataPrefix=oai_dc&identifier=${prefix}${row?.id}`
    const xml = await harvest(freshIsolate(), query)
    await load()
    expect(contentsOf(xml, 'dc:creator')[0]).toBe('Castonguay')
  })

  it.each(['ListRecords', 'ListIdentifiers'])('%s gives every record once, in pages', async (verb) => {
    const { identifiers, pages } = await harvestAll(`verb=${verb}&metadataPrefix=oai_dc`)
    expect(identifiers).toEqual([...live, ...deleted].map(({ id }) => prefix + id))
    expect(pages).toBe(Math.ceil((live.length + 60) / 25))
  })

  it('limits a list to dates, both included, and to a set', async () => {
    const numbers = async (query: string) =>
      (await harvestAll(`verb=ListIdentifiers&metadataPrefix=oai_dc&${query}`)).identifiers.length
    expect(await numbers('from=2026-11-24T12:01:00Z&until=2026-11-24T12:03:00Z')).toBe(3)
    expect(await numbers('until=2026-11-24')).toBe(live.length)
    expect(await numbers('from=2026-11-25')).toBe(60)
    const lantern = live.filter(({ edition }) => edition === 'the-lantern')
    expect(await numbers('set=the-lantern')).toBe(lantern.length)
    expect(await numbers('set=le-fanal&from=2026-11-24')).toBe(live.length - lantern.length + 60)
  })

  it('answers a token twice with the same page, a form like a query, and HEAD without a body', async () => {
    const withoutDate = (xml: string) => xml.replace(/<responseDate>[^<]*/, '')
    const first = await harvest(isolate, 'verb=ListRecords&metadataPrefix=oai_dc', 'POST')
    expect(withoutDate(first)).toBe(
      withoutDate(await harvest(isolate, 'verb=ListRecords&metadataPrefix=oai_dc')),
    )
    const query = `verb=ListRecords&resumptionToken=${contentsOf(first, 'resumptionToken')[0]}`
    const page = await harvest(isolate, query)
    expect(withoutDate(await harvest(freshIsolate(), query, 'POST'))).toBe(withoutDate(page))
    const head = await isolate.fetch('/oai?verb=Identify', { method: 'HEAD' })
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8'])
  })

  it('dates a response before its records are read, so that the next harvest has what changed in the meantime', async () => {
    const slow = freshIsolate(undefined, undefined, {
      async readMany(keys) {
        await corrections.prepare('UPDATE records SET changed = unixepoch() WHERE id = ?').bind(idOf(0)).run()
        await scheduler.wait(1100)
        return createKvTextsReader(archive)(keys)
      },
    })
    const [date] = contentsOf(await harvest(slow, 'verb=ListRecords&metadataPrefix=oai_dc'), 'responseDate')
    const next = await harvest(isolate, `verb=ListIdentifiers&metadataPrefix=oai_dc&from=${date}`)
    expect(contentsOf(next, 'identifier')).toEqual([prefix + idOf(0)])
  })

  it('waits while the records are those of another release, or harvesters ask too much', async () => {
    await fillRecords(live, 'another')
    const response = await isolate.fetch('/oai?verb=Identify')
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '60'])
    const busy = await freshIsolate(undefined, undefined, { admitRequest: async () => false }).fetch(
      '/oai?verb=Identify',
    )
    expect([busy.status, busy.headers.get('retry-after')]).toEqual([503, '10'])
    await fillRecords([], servedRoot)
    expect(errorIn(await harvest(isolate, 'verb=ListRecords&metadataPrefix=oai_dc'))).toBe('noRecordsMatch')
  })
})

it.each([
  ['', 'badVerb'],
  ['verb=', 'badVerb'],
  ['verb=listrecords', 'badVerb'],
  ['verb=constructor', 'badVerb'],
  ['verb=Identify&verb=Identify', 'badVerb'],
  ['verb=Identify&verb=ListSets', 'badVerb'],
  ['verb=Identify&x=1', 'badArgument'],
  ['verb=ListSets&resumptionToken=x', 'badResumptionToken'],
  ['verb=GetRecord&metadataPrefix=oai_dc', 'badArgument'],
  ['verb=GetRecord&identifier=x', 'badArgument'],
  ['verb=GetRecord&metadataPrefix=marc21&identifier=x', 'cannotDisseminateFormat'],
  ['verb=GetRecord&metadataPrefix=oai_dc&identifier=x', 'idDoesNotExist'],
  [`verb=GetRecord&metadataPrefix=oai_dc&identifier=${prefix}`, 'idDoesNotExist'],
  [`verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:other.example:${idOf(0)}`, 'idDoesNotExist'],
  ['verb=ListMetadataFormats&identifier=x', 'idDoesNotExist'],
  ['verb=ListRecords', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=x', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2026', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-11-24T12:00:00', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-11-24T12:00:00%2B01:00', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-11-24&until=2026-11-24T12:00:00Z', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2026-11-25&until=2026-11-24', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=2031-01-01', 'noRecordsMatch'],
  ['verb=ListRecords&metadataPrefix=oai_dc&until=1999-01-01', 'noRecordsMatch'],
  ['verb=ListRecords&metadataPrefix=oai_dc&from=0000-01-01', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&set=none', 'noRecordsMatch'],
  ['verb=ListRecords&metadataPrefix=oai_dc&set=', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=oai_dc&set=a:b', 'noRecordsMatch'],
  ['verb=ListRecords&metadataPrefix=oai_dc&set=a::b', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=%3Cx%3E', 'badArgument'],
  ['verb=ListRecords&metadataPrefix=marc21&from=', 'badArgument'],
  ['verb=GetRecord&metadataPrefix=oai_dc&identifier=%25', 'badArgument'],
  ['verb=ListMetadataFormats&identifier=a%20b', 'badArgument'],
  ['verb=ListRecords&resumptionToken=x', 'badResumptionToken'],
  ['verb=ListRecords&resumptionToken=', 'badResumptionToken'],
  [`verb=ListRecords&resumptionToken=${noon}!${idOf(0)}!!${'9'.repeat(40)}`, 'badResumptionToken'],
  [`verb=ListRecords&resumptionToken=99999999999!${idOf(0)}!!1`, 'badResumptionToken'],
  ['verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x', 'badArgument'],
])('%s is the error %s, by GET and by POST', async (query, code) => {
  for (const method of ['GET', 'POST']) {
    const xml = await harvest(isolate, query, method)
    expect([method, errorIn(xml)]).toEqual([method, code])
    const isDoubtful = code === 'badVerb' || code === 'badArgument'
    expect(xml.includes('<request>')).toBe(isDoubtful || query === '')
  }
})

it('answers 1,000 malformed requests with well-formed XML and an error, or with records', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => {})
  const random = randomNumbers(20020614)
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value
  const names = [
    'verb',
    'metadataPrefix',
    'from',
    'until',
    'set',
    'identifier',
    'resumptionToken',
    'VERB',
    '',
  ]
  const values = [
    'ListRecords',
    'GetRecord',
    'Identify',
    'oai_dc',
    '2026-11-24',
    '2026-11-24T12:00:00Z',
    '<&">',
    '\u0000',
    '\ud800',
    "' OR 1=1",
    '%',
    `${noon}!${idOf(3)}!!99999999999`,
    'x'.repeat(500),
    prefix + idOf(2),
    '',
  ]
  for (let number = 0; number < 1000; number++) {
    const parts = Array.from(
      { length: Math.floor(random() * 5) },
      () => `${pick(names)}=${encodeURIComponent(pick(values).toWellFormed())}`,
    )
    const query = ['verb=ListRecords', ...parts].slice(Math.floor(random() * 2)).join('&')
    const xml = await harvest(isolate, query, pick(['GET', 'POST']))
    // Without markup and references, no character is left that could break a parser.
    const text = xml.replace(/<[^<>]*>/g, '').replace(/&(?:amp|lt|gt|quot|#39);/g, '')
    expect([query, /[<>&]/.test(text)]).toEqual([query, false])
    expect([query, errorIn(xml) !== undefined || xml.includes('</request><')]).toEqual([query, true])
  }
  expect(error).not.toHaveBeenCalled()
})
