import { describe, expect, it } from 'vitest'
import { createCallContext, type ProtocolDependencies } from '../../../src/edge/protocols/call-context.ts'
import { hasEntryAtAddress } from '../../../src/edge/protocols/has-entry.ts'
import { findProtocolName } from '../../../src/edge/protocols/respond-to-protocol.ts'
import type { ArticleDocument } from '../../../src/model/document.ts'
import { publishedEdition, testArchive } from '../../support/generated.ts'
import { articles } from '../search/search-support.ts'

const root = { archive: testArchive, editions: [{ ...publishedEdition, language: 'fr-CA' }] }

describe('an endpoint', () => {
  const taken = (outcome: { kind: string; status?: number }) =>
    hasEntryAtAddress(
      { gateway: { readVariant: async () => ({ outcome }) } } as unknown as ProtocolDependencies,
      '/e/mcp',
    )

  it.each([
    [{ kind: 'absence', status: 404 }, false],
    [{ kind: 'absence', status: 410 }, true],
    [{ kind: 'absence', status: 451 }, true],
    [{ kind: 'absence', status: 300 }, true],
    [{ kind: 'document' }, true],
    [{ kind: 'redirect' }, true],
    [{ kind: 'notOffered' }, true],
  ])('gives way to what the release has at its address: %o', async (outcome, expected) =>
    expect(await taken(outcome)).toBe(expected),
  )

  it.each([
    ['/mcp', 'mcp'],
    ['/e/mcp', 'mcp'],
    ['/oai', 'oai'],
    ['/e/f/mcp', null],
    ['/mcp/', null],
    ['/mcp/x', null],
    ['/constructor', null],
  ])('%s is that of %s', (path, name) => expect(findProtocolName(path)).toBe(name))
})

it('an article is cited in its own language, else in its edition’s', () => {
  const context = createCallContext(
    { request: new Request('https://a.example/oai'), body: '', editionId: null },
    {
      release: { id: 'r', root, pointer: { publishedAt: '2026-01-01' } },
      services: { harvest: {} },
    } as unknown as ProtocolDependencies,
  )
  const [model] = articles as [ArticleDocument]
  const languageOf = (language: string | null) =>
    context.cite({ ...model, edition: 'e', address: '/e/a', fields: { ...model.fields, language } }).language
  expect([languageOf('de'), languageOf(null)]).toEqual(['de', 'fr-CA'])
})
