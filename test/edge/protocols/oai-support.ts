import { applyD1Migrations } from 'cloudflare:test'
import { inject } from 'vitest'
import { servedRoot } from '../search/search-support.ts'
import { corrections, type freshIsolate } from '../support.ts'

/** A row of the table `records`. */
export interface RecordRow {
  id: string
  address: string | null
  edition: string
  changed: number
}

/** Fills the table of records, as those of a release. */
export async function fillRecords(rows: readonly RecordRow[], root = servedRoot): Promise<void> {
  await applyD1Migrations(corrections, inject('migrations'))
  await corrections.batch([
    corrections.prepare('DELETE FROM records'),
    ...rows.map(({ id, address, edition, changed }) =>
      corrections.prepare("INSERT INTO records VALUES (?, ?, ?, '', ?)").bind(id, address, edition, changed),
    ),
    corrections.prepare('UPDATE harvest SET root = ?').bind(root),
  ])
}

type Isolate = Pick<ReturnType<typeof freshIsolate>, 'fetch'>

/** Sends a request to `/oai`, by GET or as a form. */
export async function harvest(isolate: Isolate, query: string, method = 'GET'): Promise<string> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const response = await (method === 'GET'
    ? isolate.fetch(`/oai?${query}`)
    : isolate.fetch('/oai', { method, headers, body: query }))
  if (response.status !== 200) throw new Error(`${query}: ${response.status}`)
  return response.text()
}

/** The contents of every element with this name. */
export const contentsOf = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(
    ([, content = '']) => content,
  )

/** The code of the error in a response. */
export const errorIn = (xml: string): string | undefined => /<error code="([^"]+)"/.exec(xml)?.[1]
