import { articleFile, smallArchive, writeFiles } from './content.ts'

const file = (number: number, edition: number) =>
  articleFile(
    [
      `headline: Story ${number} of printing ${edition}`,
      `published: 2016-${String((number % 12) + 1).padStart(2, '0')}-${String((number % 28) + 1).padStart(2, '0')}`,
      `topics: [Topic ${number % 90}, Subject ${number % 70}]`,
      `authors: [Author ${number % 60}]`,
    ].join('\n'),
    `The words of story ${number}, as they were printed the ${edition}th time.`,
  )

/** Rewrites every article of a generated newsroom, so that all of its objects are new. */
export const printAnew = (content: string, articles: number, printing: number): Promise<void> =>
  writeFiles(
    content,
    Object.fromEntries(
      Array.from({ length: articles }, (_, number) => [
        `e/articles/2016/story-${number}.md`,
        file(number, printing),
      ]),
    ),
  )

/** A content folder with this many articles. */
export async function newsroom(articles: number): Promise<string> {
  const content = await smallArchive({})
  await printAnew(content, articles, 1)
  return content
}
