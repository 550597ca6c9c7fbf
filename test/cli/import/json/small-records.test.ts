import { expect, it } from 'vitest'
import { jsonImporter } from '../../../../src/cli/import/json/json-importer.ts'
import { articleOf, sourceOf } from '../reading.ts'

const read = (value: unknown) => articleOf(jsonImporter, sourceOf('a.json', JSON.stringify(value)))

const ninjs = (more: object) =>
  read({
    uri: 'urn:a',
    type: 'text',
    headlines: [{ role: 'main', value: 'A ferry' }],
    bodies: [{ contentType: 'text/html', value: '<p>The ferry sank. Nobody was hurt.</p>' }],
    ...more,
  })

it('the lead of a ninjs item comes first, unless the text has it', async () => {
  const lead = (value: string) => ninjs({ descriptions: [{ role: 'lead', value }] })
  expect((await lead('A ferry is lost.')).markdown).toBe(
    'A ferry is lost.\n\nThe ferry sank. Nobody was hurt.',
  )
  expect((await lead('The ferry sank.')).markdown).toBe('The ferry sank. Nobody was hurt.')
  expect((await ninjs({ description_text: 'In short.' })).markdown).toMatch(/^In short\.\n\nThe ferry/)
  expect((await ninjs({})).markdown).toBe('The ferry sank. Nobody was hurt.')
})

it.each([
  [{ byline: 'Ann Lee', creditline: 'Wire', copyrightholder: 'Holder' }, 'Ann Lee / Wire / Holder'],
  [{ by: 'Ann Lee/Wire', creditLine: 'Wire' }, 'Ann Lee/Wire'],
  [{ copyrightNotice: '© Wire' }, '© Wire'],
])('a picture of a ninjs item is credited: %j', async (credits, expected) => {
  const picture = {
    name: 'p',
    type: 'picture',
    renditions: [{ href: 'https://w.example/a.jpg' }],
    ...credits,
  }
  expect((await ninjs({ associations: [picture] })).markdown).toContain(
    `<figcaption><small>${expected}</small></figcaption>`,
  )
})

it('internal tags of Ghost are no topics, though a name may contain the sign', async () => {
  const tag = (name: string, visibility = 'public') => ({ id: name, name, visibility })
  const tags = [tag('Town'), tag('#internal'), tag('C#'), tag('Hidden', 'internal'), tag('Ferries')]
  const { fields } = await read({
    posts: [{ id: '1', title: 'A', slug: 'a', html: '<p>Words.</p>', tags }],
    meta: {},
  })
  expect([fields.section, fields.topics]).toEqual(['Town', ['C#', 'Ferries']])
})

it('a text of a JSON Feed that repeats the HTML is left out, another field is not', async () => {
  const item = {
    id: '1',
    title: 'A',
    content_html: '<p>Words.</p>',
    content_text: 'Words!',
    summary: 'In short.',
  }
  const { account } = await read({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'F',
    items: [{ ...item, summary_note: 'A note.' }],
  })
  const dropped = account.dropped.map(({ reason, text }) => `${reason}: ${text}`)
  expect(dropped.join('\n')).toContain('summary: In short.')
  expect(dropped.filter((line) => line.includes('A note.'))).not.toContainEqual(
    expect.stringMatching(/^other representation/),
  )
})

it('the rights in a ninjs item are those of its notice, else its holder', async () => {
  const both = { copyrightnotice: '© The Wire, 2016', copyrightholder: 'The Wire' }
  expect((await ninjs(both)).fields.rights).toBe('© The Wire, 2016')
  expect((await ninjs({ copyrightholder: 'The Wire' })).fields.rights).toBe('The Wire')
})
