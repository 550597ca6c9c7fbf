import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { archiveSchema, articleSchema, editionSchema } from '../src/cli/content/schema/content-schemas.ts'
import { representations } from '../src/representation/index.ts'
import { projectRoot } from './support/project-root.ts'

const read = (file: string) => readFileSync(path.join(projectRoot, file), 'utf8')

describe('the README', () => {
  it('has a table of the representations that is the list', () => {
    const starts = representations.map(({ name, mediaType, extension }) => {
      const explicit = extension === null ? 'the address itself' : `\`….${extension}\``
      return `| ${name} | \`${mediaType}\` | ${explicit} | `
    })
    const lines = read('README.md').split('\n')
    const first = lines.findIndex((line) => line.startsWith(starts[0] ?? ''))
    const rows = lines
      .slice(first, first + starts.length + 1)
      .map((line) => /^(.* \| )\S.* \|$/.exec(line)?.[1])
    expect(rows).toEqual([...starts, undefined])
  })

  it('has two small pictures', () => {
    const pictures = [...read('README.md').matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, file = '']) => file)
    expect(pictures).toHaveLength(2)
    for (const file of pictures)
      expect(readFileSync(path.join(projectRoot, file)).length).toBeLessThan(60_000)
  })

  it('leads to documents that are there', () => {
    for (const file of globSync('{*.md,docs/**/*.md}', { cwd: projectRoot }))
      for (const [, target = ''] of read(file)
        .replace(/`[^`\n]*`/g, '')
        .matchAll(/\]\((?!https?:)([^)#]+)/g))
        expect([
          file,
          target,
          globSync(path.join(path.dirname(file), target), { cwd: projectRoot }).length,
        ]).toEqual([file, target, 1])
  })
})

describe('docs/content.md', () => {
  it.each([
    ['archive.yaml', archiveSchema],
    ['edition.yaml', editionSchema],
    ['articles', articleSchema],
  ])('names every field of %s', (_, schema) => {
    const text = read('docs/content.md')
    expect(Object.keys(schema.shape).filter((field) => !text.includes(`\`${field}\``))).toEqual([])
  })
})

describe('docs/api.md', () => {
  it('names every representation', () => {
    const text = read('docs/api.md')
    for (const { mediaType, extension } of representations)
      for (const part of [mediaType, extension === null ? mediaType : `.${extension}`])
        expect(text).toContain(`\`${part}\``)
  })
})

describe('docs/storage.md', () => {
  it('names every prefix of a key', () => {
    const text = read('docs/storage.md')
    for (const prefix of [
      'root',
      'shard',
      'article',
      'page',
      'collection',
      'holdings',
      'sitemap',
      'takedowns',
    ])
      expect(text).toContain(`| \`${prefix}/<digest>\` |`)
  })
})
