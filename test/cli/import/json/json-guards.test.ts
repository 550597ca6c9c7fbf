import { describe, expect, it } from 'vitest'
import { jsonImporter } from '../../../../src/cli/import/json/json-importer.ts'
import { articleOf, briefingFor, lantern, readingsOf, sourceOf } from '../reading.ts'

const eventsOf = (text: string) => readingsOf(jsonImporter, sourceOf('a.json', text))

const reasonsOf = async (text: string) =>
  (await eventsOf(text)).flatMap((event) => (event.kind === 'rejection' ? [event.reason] : []))

const feedOf = (...items: string[]) =>
  `{"version":"https://jsonfeed.org/version/1.1","title":"F","items":[${items.join()}]}`

const item = (title: string) => `{"id":"1","title":${JSON.stringify(title)},"content_text":"Words."}`

describe('a file of JSON', () => {
  it.each(['a.json', 'A.JSON', 'a.jsonl', 'a.ndjson', 'a.jsonld'])('is known by its name: %s', (file) =>
    expect(jsonImporter.recognises(sourceOf(file, '{}'))).toBe(true),
  )

  it.each(['a.json.bak', 'json', 'a.jsonx', 'ajson'])('is not any other: %s', (file) =>
    expect(jsonImporter.recognises(sourceOf(file, '{}'))).toBe(false),
  )

  it('is read the same wherever its pieces are divided, also within an escape', async () => {
    const [start] = feedOf(item('@')).split('@')
    // The stream's chunks have a thousand bytes.
    for (const length of [997, 998, 999, 1000]) {
      const title = `${'x'.repeat(length - (start?.length ?? 0))}"quoted" and \\ more`
      const { fields } = await articleOf(jsonImporter, sourceOf('a.json', feedOf(item(title))))
      expect(fields.headline).toBe(title)
    }
  })

  it('has the address and the date that the archivist gave only where it is one article', async () => {
    const given = { url: 'https://the-lantern.example/given', published: '2001-02-03' }
    const records = ['urn:a', 'urn:b'].map((uri) => ({ uri, headline: 'A', body_text: 'Words.' }))
    const factsIn = async (value: unknown) => {
      const source = sourceOf('a.json', JSON.stringify(value))
      const events = await readingsOf(jsonImporter, source, briefingFor(lantern, given))
      return events.flatMap((event) =>
        event.kind === 'article' ? [[event.fields.url, event.fields.published]] : [],
      )
    }
    expect(await factsIn(records[0])).toEqual([[given.url, given.published]])
    const ownAddress = { ...records[0], uri: 'https://the-lantern.example/own' }
    expect(await factsIn(ownAddress)).toEqual([[given.url, given.published]])
    expect(await factsIn(records)).toEqual([
      [null, null],
      [null, null],
    ])
  })

  it('is reported with the characters that were repaired in all of its records', async () => {
    const records = ['CafÃ©', 'DÃ©jÃ\u00a0 vu'].map((headline) => ({
      uri: 'urn:a',
      headline,
      body_text: 'Words.',
    }))
    const texts = (await eventsOf(JSON.stringify(records))).flatMap((event) =>
      event.kind === 'warning' ? [event.text] : [],
    )
    expect(texts).toEqual([
      'was encoded as UTF-8 twice, so 3 characters were repaired: check the accents in the article',
    ])
  })

  it('is rejected for text after its end', async () => {
    expect(await reasonsOf(`${feedOf(item('A'))} 7`)).toEqual([
      'contains more text after the end of its JSON: delete everything after the bracket that closes the JSON, or move it to a file of its own',
    ])
    expect(await reasonsOf(`${feedOf(item('A'))}\n\n`)).toEqual([])
  })

  it('is rejected with at most forty characters of what has no quotation marks', async () => {
    const text = feedOf(item('A')).replace('"F"', 'w'.repeat(60))
    expect(await reasonsOf(text)).toEqual([
      `is not valid JSON, since ${'w'.repeat(40)}… is not in quotation marks: add them, delete the word, or export the file again`,
    ])
  })
})

describe('a post of Ghost', () => {
  const post = (more: object) =>
    JSON.stringify({
      posts: [{ id: '1', slug: 'a', html: '<h2>A ferry</h2><p>Words.</p>', ...more }],
      meta: {},
    })

  it('without a title has a headline that is marked as inferred', async () => {
    const inferred = await articleOf(jsonImporter, sourceOf('a.json', post({})))
    expect(inferred.fields.provenance).toMatchObject({ headline: 'inferred' })
    const titled = await articleOf(jsonImporter, sourceOf('a.json', post({ title: 'A' })))
    expect([titled.fields.headline, titled.fields.provenance.headline]).toEqual(['A', undefined])
  })

  it('that was never public is skipped by its file and record', async () => {
    expect(await eventsOf(post({ title: 'A', status: 'draft' }))).toEqual([
      { kind: 'skipped', file: 'a.json', why: 'draft', record: expect.any(String) },
    ])
  })
})

describe('the text of a news item', () => {
  const bodyOf = async (...bodies: object[]) =>
    (
      await articleOf(
        jsonImporter,
        sourceOf(
          'a.json',
          JSON.stringify({
            uri: 'urn:a',
            type: 'text',
            headlines: [{ role: 'main', value: 'A ferry' }],
            bodies,
          }),
        ),
      )
    ).markdown

  it('is its markup, else its plain text, else its first', async () => {
    const [other, plain, html] = [
      { contentType: 'application/x-wire', value: 'Other words.' },
      { contentType: 'TEXT/PLAIN', value: 'Plain words.' },
      { contentType: 'Text/HTML', value: '<p>Marked <b>words</b>.</p>' },
    ]
    expect(await bodyOf(other, plain, html)).toBe('Marked **words**.')
    const again = { contentType: 'application/nitf+xml', value: '<p>More markup.</p>' }
    expect(await bodyOf(html, again)).toBe('Marked **words**.')
    expect(await bodyOf(again, html)).toBe('More markup.')
    expect(await bodyOf(plain, { ...plain, value: 'Second.' })).toBe('Plain words.')
    expect(await bodyOf(other, plain)).toBe('Plain words.')
    expect(await bodyOf(other)).toBe('Other words.')
  })
})

describe('an attachment of a feed', () => {
  it('is added unless the text leads to it, and always where it has a title', async () => {
    const attachments = ['a', 'b', 'c'].map((name, index) => ({
      url: `https://e.example/${name}.pdf`,
      mime_type: 'application/pdf',
      ...(index === 1 ? { title: 'The plan' } : {}),
    }))
    const html =
      '<p>See <a href="https://e.example/a.pdf">a</a> and <a href="https://e.example/b.pdf">b</a>.</p>'
    const text = feedOf(JSON.stringify({ id: '1', title: 'A', content_html: html, attachments }))
    const { markdown } = await articleOf(jsonImporter, sourceOf('a.json', text))
    const count = (name: string) => markdown.split(`https://e.example/${name}.pdf`).length - 1
    expect([count('a'), count('b'), count('c')]).toEqual([1, 2, 1])
    expect(markdown).toContain('The plan')
  })
})
