import { applyD1Migrations } from 'cloudflare:test'
import { beforeAll, expect, inject, it, vi } from 'vitest'
import { randomNumbers } from '../../support/random.ts'
import { dueNumbers } from '../../support/turns.ts'
import { corrections, freshIsolate, load } from '../support.ts'

const form = '/the-lantern/corrections/new'
const article = '/the-lantern/2016/05/04/fort-mcmurray-wildfire_n_9851734.html'
const limits = { wrong: 4000, right: 4000, source: 1000, name: 200, email: 254 }
const names = Object.keys(limits) as (keyof typeof limits)[]

beforeAll(async () => {
  await load()
  await applyD1Migrations(corrections, inject('migrations'))
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

let random = randomNumbers(0)
const below = (count: number) => Math.floor(random() * count)
const pick = <Value>(from: readonly Value[]) => from[below(from.length)] as Value

const pieces = [
  '</textarea><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' autofocus onfocus=alert(1) x='",
  '<svg/onload=alert(1)>',
  '<!--',
  '-->',
  ']]>',
  '</title>',
  '</form><form action=//evil.example>',
  '<style>*{}',
  'javascript:alert(1)',
  '&lt;script&gt;',
  '&#60;b&#62;',
  '&amp;amp;',
  '\u003cb\u003e',
  '{{7*7}}',
  '#{7*7}',
  '%3Cb%3E',
  "'); DROP TABLE requests; --",
  '" OR 1=1 --',
  "\\' UNION SELECT 1",
  '?1',
  ':name',
  '\0',
  'a\0b',
  '\x1b[31mred\x1b[0m',
  '\r\nSet-Cookie: a=b',
  '\r',
  '\n\n',
  '\t',
  '\u009b2J',
  '\u202egnp.exe',
  '\u2028',
  '\ufeff',
  '\ufffe',
  '\ud800',
  '\udc00\ud800',
  'e\u0301',
  '\u212b',
  '𝕳𝖔',
  '🏳️‍🌈',
  'ﷺ',
  'مرحبا',
  '日本',
  '\u200b',
  'x'.repeat(150),
  ' ',
  'The street',
  'Il a neigé',
  '%',
  '%zz',
  '%ff',
  '+',
  '=',
]

const hostileText = () => Array.from({ length: below(6) }, () => pick(pieces)).join(pick(['', ' ', '\r\n']))

const hostileName = () =>
  pick(['__proto__', 'constructor', 'reference', 'id', 'state', 'wrong[]', 'wrong.x', '<b>', ''])

/** The cleaned text, computed differently from the product. */
function cleaned(text: string): string {
  const lines = text.toWellFormed().split('\r\n').join('\n').split('\r').join('\n')
  const seen = Array.from(lines).filter((character) => {
    const code = character.codePointAt(0) ?? 0
    return code === 9 || code === 10 || (code > 31 && code < 127) || code > 159
  })
  return seen.join('').normalize('NFC').trim()
}

interface Hostile {
  body: BodyInit
  type: string
  /** The fields in the body; `null` if it has none. */
  fields: Map<string, string> | null
}

function fieldsToSend(): [string, string][] {
  const fields: [string, string][] = names.flatMap((name) =>
    random() < 0.7 ? [[name, name === 'email' && random() < 0.8 ? 'a@b.example' : hostileText()]] : [],
  )
  if (random() < 0.6) fields.push(['article', random() < 0.5 ? article : hostileText()])
  if (random() < 0.3) fields.push([hostileName(), hostileText()])
  if (random() < 0.1) fields.push(['website', hostileText()])
  if (random() < 0.1)
    fields.push(['wrong', pick(['x'.repeat(4001), '<b>'.repeat(1334), 'é'.repeat(4000), 'é'.repeat(20_000)])])
  return fields
}

const formType = 'application/x-www-form-urlencoded'

const asForm = (fields: [string, string][]): Hostile => ({
  body: new URLSearchParams(fields).toString(),
  type: formType,
  fields: new Map(new URLSearchParams(new URLSearchParams(fields).toString())),
})

function asJson(fields: [string, string][]): Hostile {
  const sent = Object.fromEntries(fields)
  return { body: JSON.stringify(sent), type: 'application/json', fields: new Map(Object.entries(sent)) }
}

/** Random bytes: nearly any bytes are a valid form. */
function asNoise(): Hostile {
  const bytes = Uint8Array.from({ length: below(400) }, () => below(256))
  const start = new TextEncoder().encode(pick(['', 'wrong=', 'wrong=a&name=']))
  const body = new Uint8Array([...start, ...bytes])
  return { body, type: formType, fields: new Map(new URLSearchParams(new TextDecoder().decode(body))) }
}

const broken = [
  '{',
  '[]',
  '{"wrong":{}}',
  '{"wrong":["a"]}',
  '{"wrong":1}',
  '{"wrong":"a"',
  '"wrong"',
  '[[[[',
  '{"wrong":true}',
]
const asBrokenJson = (): Hostile => ({ body: pick(broken), type: 'application/json', fields: null })

const hostile = (): Hostile => pick([asForm, asForm, asJson, asNoise, asBrokenJson])(fieldsToSend())

interface Expected {
  status: number
  row: Record<string, string | null> | null
  values: Record<string, string>
}

function expected({ body, type, fields }: Hostile): Expected {
  const size = typeof body === 'string' ? new TextEncoder().encode(body).length : 0
  if (size > 98_304) return { status: 413, row: null, values: {} }
  if (fields === null) return { status: 400, row: null, values: {} }
  const values = Object.fromEntries(names.map((name) => [name, cleaned(fields.get(name) ?? '')]))
  const sound =
    values.wrong !== '' &&
    names.every((name) => (values[name] ?? '').length <= limits[name]) &&
    (values.email === '' || values.email === 'a@b.example')
  if (!sound) return { status: 422, row: null, values }
  const about = fields.get('article') === article ? article : null
  const texts = Object.entries(values).map(([name, text]) => [name, name === 'wrong' ? text : text || null])
  const row = (fields.get('website') ?? '') === '' ? { article: about, ...Object.fromEntries(texts) } : null
  return { status: type === formType ? 303 : 201, row, values }
}

const entities: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}
const unescaped = (text: string) =>
  text.replace(/&(?:lt|gt|quot|amp|#39);/g, (entity) => entities[entity] ?? '')

/** The page without the reader's text, so that every difference is due to the request. */
function skeleton(page: string): { bare: string; typed: Record<string, string> } {
  const typed: Record<string, string> = {}
  const bare = page
    .replace(/(<textarea [^>]*name="(\w+)"[^>]*>)([^<>]*)<\/textarea>/g, (_, open, name, text) => {
      typed[name] = unescaped(text)
      return `${open}</textarea>`
    })
    .replace(/(<input [^>]*?name="(name|email)"[^>]*?value=")([^"<>]*)"/g, (_, open, name, text) => {
      typed[name] = unescaped(text)
      return `${open}"`
    })
  return { bare, typed }
}

const errors = /<strong id="\w+-error">[^<]*<\/strong>| aria-invalid="true" aria-describedby="\w+-error"/g
const about =
  /<p><a href="[^"]*">A whole city[^<]*<\/a><\/p>|<input type="hidden" name="article" value="[^"<>]*"\/>/g

/** A fifth of these rounds a day, and all with `MORGUE_TURNS=all`: 10,000 bodies. */
const rounds = dueNumbers(1, 500, 5)
const bodiesPerRound = 20

it('stores hostile bodies as they were sent, shows them as text, and never fails', async () => {
  const { fetch } = freshIsolate()
  const benign = skeleton(await (await fetch(form)).text()).bare
  const rows: (Record<string, string | null> & { reference: string })[] = []
  const statuses = new Map<number, number>()
  async function send(): Promise<void> {
    const sent = hostile()
    const wanted = expected(sent)
    const response = await fetch(form, {
      method: 'POST',
      body: sent.body,
      headers: { 'content-type': sent.type },
    })
    expect([String(sent.body), response.status]).toEqual([String(sent.body), wanted.status])
    statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1)
    const location = response.headers.get('location')
    if (location !== null)
      expect(location).toMatch(/^\/the-lantern\/corrections\/received\?reference=[0-9A-Z-]{14}$/)
    if (wanted.row)
      rows.push({ ...wanted.row, reference: (location ?? '').slice(-14) } as (typeof rows)[number])
    const body = await response.text()
    if (sent.type === 'application/json' && location === null)
      expect(response.headers.get('content-type')).toBe('application/problem+json')
    else if (response.status === 422) {
      const { bare, typed } = skeleton(body)
      expect(bare.replace(errors, '').replace(about, '')).toBe(benign)
      // An HTML parser normalises line endings and drops none of these characters.
      expect(typed).toEqual(wanted.values)
    }
  }
  for (const round of rounds) {
    random = randomNumbers(20161108 + round)
    await Promise.all(Array.from({ length: bodiesPerRound }, send))
  }
  expect([...statuses.keys()].sort()).toEqual([201, 303, 400, 413, 422])
  const { results } = await corrections
    .prepare('SELECT reference, article, wrong, "right", source, name, email FROM requests')
    .all()
  const byReference = (a: { reference?: unknown }, b: { reference?: unknown }) =>
    String(a.reference) < String(b.reference) ? -1 : 1
  expect(rows.length).toBeGreaterThan((rounds.length * bodiesPerRound) / 5)
  expect(results.sort(byReference)).toEqual(rows.sort(byReference))
}, 300_000)
