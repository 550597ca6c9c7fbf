import type { Report } from './run.ts'

/** How many articles are named one by one: more are only counted. */
const named = 20

const countBy = (values: Iterable<string>) => {
  const groups = Map.groupBy(values, (value) => value)
  return [...groups].map(([value, { length }]) => `${length} ${value}`).join(', ')
}

/** Prints what an import did: counts and files on standard output, what needs a person on standard error. */
export function printReport({ articles, skipped, rejections, remarks, pictures, duplicates }: Report): void {
  if (articles.length <= named)
    for (const { source, file, outcome } of articles) console.log(`${source} → ${file} (${outcome})`)
  for (const { file, outcome } of articles) {
    if (outcome === 'conflict')
      console.error(`${file}:1: was edited since, and its source changed: it is left as it is`)
    if (outcome === 'displaced')
      console.error(`${file}:1: another article has its address: it has one of its own`)
  }
  for (const { file, line, record, reason } of rejections)
    console.error(`${file}:${line}: ${record === null ? '' : `${record}: `}${reason}`)
  for (const remark of remarks) console.error(remark)
  for (const files of duplicates) console.error(`the same words: ${files.join(' ')}`)
  console.log(`${articles.length} articles: ${countBy(articles.map(({ outcome }) => outcome)) || 'none'}`)
  if (pictures > 0) console.log(`${pictures} pictures`)
  if (skipped.length > 0) console.log(`skipped: ${countBy(skipped.map(({ why }) => why))}`)
  if (rejections.length > 0) console.log(`refused: ${rejections.length}`)
}

/** Whether anything was refused or left aside. */
export const wasRefused = ({ articles, rejections }: Report): boolean =>
  rejections.length > 0 || articles.some(({ outcome }) => outcome === 'conflict')
