import { spawnSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { HtmlValidate } from 'html-validate'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { temporaryFolder } from '../support/content.ts'
import { projectRoot } from '../support/project-root.ts'
import { failures, pages } from './pages.ts'

const checker = path.join(projectRoot, 'node_modules/vnu-jar/build/dist/vnu.jar')
/** For a program of a few seconds, thorough compilation and a concurrent collector cost half of its time. */
const shortRun = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']
const hasJava = spawnSync('java', ['-version']).status === 0
if (!hasJava)
  console.warn('\nNO JAVA: the Nu HTML checker is SKIPPED. Install Debian’s default-jre-headless.\n')

const htmlValidate = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // Self-closing void elements and a lower-case doctype are valid HTML.
    'void-style': 'off',
    'doctype-style': 'off',
  },
})

let sources: [name: string, html: string][] = []

beforeAll(async () => {
  const origin = inject('origin')
  const fetched = Object.entries(pages).map(async ([name, address]): Promise<[string, string]> => {
    const response = await fetch(origin + address)
    return [name, await response.text()]
  })
  const failed = Object.entries(await failures()).map(([name, { body }]): [string, string] => [name, body])
  sources = [...(await Promise.all(fetched)), ...failed]
})

describe('the markup of every page', () => {
  it('has no error that html-validate finds', async () => {
    const reports = await Promise.all(
      sources.map(async ([name, html]) => {
        const { results } = await htmlValidate.validateString(html)
        return results.flatMap(({ messages }) =>
          messages.map(({ line, ruleId, message }) => `${name}:${line}: ${ruleId}: ${message}`),
        )
      }),
    )
    expect(reports.flat()).toEqual([])
    expect(sources.length).toBeGreaterThan(20)
  })

  it.skipIf(!hasJava)(
    'has no error that the Nu HTML checker finds',
    async () => {
      const folder = await temporaryFolder()
      for (const [name, html] of sources) await writeFile(path.join(folder, `${name}.html`), html)
      const check = spawnSync('java', [
        ...shortRun,
        '-jar',
        checker,
        '--format',
        'json',
        '--skip-non-html',
        folder,
      ])
      const { messages } = JSON.parse(check.stderr.toString()) as {
        messages: { type: string; url: string; message: string; extract?: string }[]
      }
      const errors = messages.filter(({ type }) => type !== 'info')
      expect(
        errors.map(({ url, message, extract }) => `${path.basename(url)}: ${message} ${extract}`),
      ).toEqual([])
    },
    300_000,
  )

  it('has a description of 1 to 200 characters wherever search engines may list it', () => {
    // A header excludes the form from search engines; the API's page is for programmers.
    const listed = sources.filter(
      ([name, html]) =>
        !['corrections-form', 'api'].includes(name) &&
        !html.includes('<meta name="robots" content="noindex"'),
    )
    const lengths = listed.map(([name, html]) => [
      name,
      /<meta name="description" content="([^"]*)"/.exec(html)?.[1]?.replace(/&[#\w]+;/g, '.').length ?? 0,
    ])
    expect(lengths.filter(([, length]) => Number(length) < 1 || Number(length) > 200)).toEqual([])
    expect(listed.length).toBeGreaterThan(20)
  })

  it('has date and language as linked data in its script element', () => {
    const article = sources.find(([name]) => name === 'article')?.[1] ?? ''
    const [, data = '{}'] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(article) ?? []
    expect(JSON.parse(data)).toMatchObject({
      '@type': 'NewsArticle',
      datePublished: '2016-04-08',
      inLanguage: 'fr-CA',
    })
    expect(data).not.toContain('articleBody')
  })
})
