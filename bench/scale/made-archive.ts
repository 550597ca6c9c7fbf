import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { editions, madeArticle } from './made-article.ts'

function configure(content: string): void {
  mkdirSync(content, { recursive: true })
  writeFileSync(
    path.join(content, 'archive.yaml'),
    'name: Made archive\nurl: https://morgue.example\nlanguage: fr\n',
  )
  for (const { id, name, language, host } of editions) {
    mkdirSync(path.join(content, id), { recursive: true })
    writeFileSync(
      path.join(content, id, 'edition.yaml'),
      `name: ${name}\nlanguage: ${language}\nhosts: [${host}, www.${host}]\nclosed: 2021-01-31\nidentity: '_n_(\\d+)'\ntimeZone: America/Toronto\nnotices:\n  foot: "${name} a fermé en 2021."\ncollections:\n  topics: ['/news/{name}/']\n`,
    )
  }
}

/** Writes an archive of `count` articles as a content folder. @returns the bytes of its articles */
export function writeArchive(content: string, count: number): number {
  configure(content)
  const folders = new Set<string>()
  let bytes = 0
  for (let index = 0; index < count; index++) {
    const { edition, file, yaml, markdown } = madeArticle(index, count)
    const whole = path.join(content, edition, 'articles', file)
    const folder = path.dirname(whole)
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true })
    folders.add(folder)
    const text = Buffer.from(`---\n${yaml}\n---\n\n${markdown}\n`)
    writeFileSync(whole, text)
    bytes += text.length
  }
  return bytes
}
